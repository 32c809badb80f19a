package io.github.safeguardjdbc.agent;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** The jar of a MySQL Connector/J. */
final class DriverJar {
    private static final String PATTERN = "mysql-connector-j*.jar";
    private static final String DRIVER = "com/mysql/cj/jdbc/Driver.class";

    private DriverJar() {}

    /**
     * Returns {@code jar}.
     *
     * @throws IllegalArgumentException if it is none of Connector/J, version 8 or later
     */
    static Path check(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            throw new IllegalArgumentException(jar + " is not a file");
        }
        try (JarFile content = new JarFile(jar.toFile())) {
            if (content.getEntry(DRIVER) == null) {
                throw new IllegalArgumentException(jar + " is not MySQL Connector/J 8 or later: it has no " + DRIVER);
            }
        } catch (ZipException e) {
            throw new IllegalArgumentException(jar + " is not a jar: " + e.getMessage(), e);
        }
        return jar;
    }

    /** The one changed last of those in the working directory, or else beside the agent; null if there is none. */
    static @Nullable Path find() throws IOException {
        Path here = newest(Path.of("."));
        return here != null ? here : newest(besideTheAgent());
    }

    private static Path besideTheAgent() {
        try {
            Path agent = AgentJar.path();
            Path folder = agent == null ? null : agent.toAbsolutePath().getParent();
            return folder == null ? Path.of(".") : folder;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable Path newest(Path folder) throws IOException {
        List<Path> jars = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PATTERN)) {
            found.forEach(jars::add);
        }
        return jars.stream()
                .max(Comparator.comparing(jar -> jar.toFile().lastModified()))
                .orElse(null);
    }
}
