package io.github.safeguardjdbc.testing.jdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home where it is
 * @param version its major version
 */
public record Jdk(Path home, int version) {
    /** The one that runs this. */
    public static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** That one, and a JDK 25 installed beside it. */
    public static Stream<Jdk> available() throws IOException {
        Path own = current().home().toRealPath();
        try (Stream<Path> beside = Files.list(own.getParent())) {
            List<Jdk> others = beside.filter(home -> isVersion25(home) && !home.equals(own))
                    .map(home -> new Jdk(home, 25))
                    .limit(1)
                    .toList();
            return Stream.concat(Stream.of(current()), others.stream());
        }
    }

    private static boolean isVersion25(Path home) {
        try {
            return Files.exists(home.resolve("bin/java"))
                    && Files.exists(home.resolve("release"))
                    && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"25");
        } catch (IOException e) {
            return false;
        }
    }

    /** The path of its {@code java}. */
    public String java() {
        return home.resolve("bin/java").toString();
    }

    @Override
    public String toString() {
        return "Java " + version;
    }
}
