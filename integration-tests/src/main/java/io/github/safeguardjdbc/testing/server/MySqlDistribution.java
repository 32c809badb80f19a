package io.github.safeguardjdbc.testing.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An unpacked MySQL server, and how to start it.
 *
 * @param version what it is
 * @param root the folder that holds all of it
 * @param launcher the command that runs its {@code mysqld}
 * @param environment what that command needs in its environment
 * @param options the options that this build needs to find its own files
 */
record MySqlDistribution(
        MySqlVersion version, Path root, List<String> launcher, Map<String, String> environment, List<String> options) {

    /**
     * Returns the distribution of {@code version}; its first use on a machine downloads and unpacks it.
     *
     * @throws ServerUnavailableException if this machine cannot have it
     */
    static MySqlDistribution of(MySqlVersion version) {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!platform.equals("Linux amd64")) {
            throw new ServerUnavailableException("Test servers run on Linux amd64, and this is " + platform);
        }
        UserCache cache = UserCache.ofThisUser();
        return switch (version) {
            case V8_0 -> ArchivedMySql.provision(cache);
            case V9_7 -> DebianMySql.provision(cache);
        };
    }

    /** Returns the command that runs this server's {@code mysqld} with {@code further} options. */
    List<String> mysqld(List<String> further) {
        List<String> command = new ArrayList<>(launcher);
        command.add("--no-defaults");
        // mysqld refuses to run as root unless told so.
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--user=root");
        }
        // The default is a folder that an installation would have.
        command.add("--secure-file-priv=NULL");
        command.addAll(options);
        command.addAll(further);
        return command;
    }

    /** Returns a data directory fresh from {@code --initialize-insecure}; only ever copied. */
    Path pristineData() {
        return root.resolve("pristine-data");
    }

    /** Makes the pristine data directory, which also proves that this server runs here and is of its version. */
    void initialise() throws IOException {
        String reported = Command.run(root, environment, mysqld(List.of("--version")));
        if (!reported.contains("Ver " + version.series() + ".")) {
            throw new ServerUnavailableException(
                    version + " was wanted but `mysqld --version` says: " + reported.strip());
        }
        Files.createDirectory(pristineData());
        Command.run(root, environment, mysqld(List.of("--initialize-insecure", "--datadir=" + pristineData())));
        // It holds the server's UUID; without it each copy makes its own.
        Files.delete(pristineData().resolve("auto.cnf"));
    }
}
