package io.github.safeguardjdbc.testing.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Unpacks MySQL 9.7 from Debian's {@code sid} suite, with the C library and everything else that it links to, so that
 * it runs beside a system that is older.
 */
final class DebianMySql {
    private static final String SUITE = "sid";
    private static final String PACKAGE = "mysql-server-core";
    private static final String LIBRARIES = "usr/lib/x86_64-linux-gnu";

    private DebianMySql() {}

    static MySqlDistribution provision(UserCache cache) {
        return at(cache.folder("mysqld-9.7", (contents, scratch) -> {
            Apt apt = DebianArchive.suite(SUITE, scratch);
            Map<String, String> versions = apt.closure(PACKAGE);
            String version = versions.getOrDefault(PACKAGE, "none");
            if (!version.startsWith(MySqlVersion.V9_7.series() + ".")) {
                throw new ServerUnavailableException("Debian's " + SUITE + " has " + PACKAGE + " " + version);
            }
            // Perl is there for scripts that the server does not run.
            List<String> names = versions.keySet().stream()
                    .filter(name -> !name.contains("perl"))
                    .toList();
            apt.unpack(names, contents);
            at(contents).initialise();
        }));
    }

    private static MySqlDistribution at(Path root) {
        Path libraries = root.resolve(LIBRARIES);
        return new MySqlDistribution(
                MySqlVersion.V9_7,
                root,
                List.of(
                        libraries.resolve("ld-linux-x86-64.so.2").toString(),
                        "--library-path",
                        libraries.toString(),
                        root.resolve("usr/sbin/mysqld").toString()),
                Map.of(),
                List.of(
                        "--basedir=" + root.resolve("usr"),
                        "--lc-messages-dir=" + root.resolve("usr/share/mysql"),
                        "--plugin-dir=" + root.resolve("usr/lib/mysql/plugin"),
                        // It would wait for a port of its own at each start.
                        "--mysqlx=OFF"));
    }
}
