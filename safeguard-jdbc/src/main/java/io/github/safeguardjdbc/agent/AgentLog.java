package io.github.safeguardjdbc.agent;

import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the agent itself speaks, which it does only when something is wrong: the error stream. There is no one application whose
 * log it could use, as it serves all class loaders of a JVM; and {@code java.util.logging}, once used before {@code main}, takes no
 * other manager any more, such as an application server's. Guarded connections log as their application does.
 */
final class AgentLog {
    private static final PrintStream OUT = System.err;
    private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

    private AgentLog() {}

    /** Reports a failure of ours, the first time that this message is given. */
    static void failed(String message, Throwable cause) {
        if (SAID.add(message)) {
            OUT.println("[safeguard-jdbc agent] " + message);
            cause.printStackTrace(OUT);
        }
    }

    /** Reports what somebody has to do something about. */
    static void warn(String message) {
        OUT.println("[safeguard-jdbc agent] " + message);
    }
}
