package io.github.safeguardjdbc.agent;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code java -jar safeguard-jdbc-agent.jar} does. */
public final class Main {
    /** By their names; further ones go here. */
    private static final Map<String, Command> COMMANDS = new TreeMap<>(Map.of(
            "attach", new AttachCommand(),
            "list", new ListCommand(),
            "version", new VersionCommand(),
            "doctor",
                    new ToolCommand(
                            "doctor",
                            "doctor [--driver <jar>] <jdbc-url> [options]  examine servers, pool and driver settings",
                            true),
            "explain",
                    new ToolCommand(
                            "explain", "explain <file.sql> [options]  what becomes of a script's statements", false),
            "errors", new ToolCommand("errors", "errors [<code>]  what an error proves, and what to do", false)));

    private Main() {}

    /** Runs the command that the first argument names; the exit status is 0, 1 if it failed, 2 if it was called wrongly. */
    public static void main(String[] arguments) {
        int status = run(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(String[] arguments) {
        Command command = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
        if (command == null) {
            System.err.println("Usage:");
            COMMANDS.values().forEach(known -> System.err.println("  " + known.usage()));
            return 2;
        }
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        try {
            return command.run(rest);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println("Usage: " + command.usage());
            return 2;
        } catch (Exception e) {
            System.err.println(arguments[0] + " failed: " + e);
            return 1;
        }
    }
}
