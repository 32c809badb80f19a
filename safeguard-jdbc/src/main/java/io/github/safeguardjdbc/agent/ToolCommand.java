package io.github.safeguardjdbc.agent;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command of safeguard's own command line, which is carried like the rest of it. The driver is not, and has to be found.
 *
 * @param name the command's there
 * @param usage as {@link Command#usage}
 * @param needsDriver whether it connects to a server
 */
record ToolCommand(String name, String usage, boolean needsDriver) implements Command {
    private static final String COMMAND_LINE = "io.github.safeguardjdbc.doctor.cli.Main";
    private static final String OPTION = "--driver";

    @Override
    public int run(List<String> arguments) throws Exception {
        List<String> rest = new ArrayList<>(arguments);
        int option = rest.indexOf(OPTION);
        if (option >= 0 && option == rest.size() - 1) {
            throw new IllegalArgumentException(OPTION + " takes the path of Connector/J's jar");
        }
        Path named = option < 0 ? null : Path.of(rest.remove(option + 1));
        if (option >= 0) {
            rest.remove(option);
        }
        rest.add(0, name);
        boolean help = rest.contains("--help") || rest.contains("-h");
        try (URLClassLoader driver = driver(named, help)) {
            ClassLoader loader = new GuestLoader(driver);
            return (int) Class.forName(COMMAND_LINE, true, loader)
                    .getMethod("run", String[].class)
                    .invoke(null, (Object) rest.toArray(String[]::new));
        }
    }

    private URLClassLoader driver(@Nullable Path named, boolean help) throws IOException {
        Path jar = !needsDriver ? null : named != null ? DriverJar.check(named) : DriverJar.find();
        if (needsDriver && jar == null && !help) {
            throw new IllegalArgumentException(name
                    + " needs MySQL Connector/J, of which there is no jar in this folder or beside the agent's: put one"
                    + " there, or name it with " + OPTION + " mysql-connector-j-<version>.jar");
        }
        URL[] content = jar == null ? new URL[0] : new URL[] {jar.toUri().toURL()};
        return new URLClassLoader(content, ClassLoader.getPlatformClassLoader());
    }
}
