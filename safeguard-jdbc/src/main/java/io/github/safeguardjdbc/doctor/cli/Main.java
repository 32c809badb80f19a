package io.github.safeguardjdbc.doctor.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The command line: {@code doctor <url>}, {@code explain <file>} and {@code errors [<code>]}. Needs picocli, and for
 * {@code doctor} MySQL Connector/J, on the class path.
 */
@Command(
        name = "safeguard",
        description = "Finds out why MySQL loses connections and refuses packets.",
        subcommands = {DoctorCommand.class, ExplainCommand.class, ErrorsCommand.class, HelpCommand.class})
public final class Main {
    private Main() {}

    /** Runs a command and ends the JVM with its exit status: 0 fine, 1 findings, 2 no connection, 64 wrong arguments. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs a command and returns its exit status. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    /** The commands, for a program that has others besides or wants the exit status only. */
    public static CommandLine commandLine() {
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
    }
}
