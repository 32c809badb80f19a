package io.github.safeguardjdbc.agent;

import java.util.List;

/** One of the things that {@link Main} can do. */
interface Command {
    /** How it is called, and what it does, in a line. */
    String usage();

    /**
     * Does it, and writes to the standard output.
     *
     * @return the exit status
     * @throws IllegalArgumentException if the arguments are wrong, with a message for the user
     */
    int run(List<String> arguments) throws Exception;
}
