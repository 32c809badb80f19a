package io.github.safeguardjdbc.testing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.SafeguardDriver;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A JDK of this machine, to run applications in.
 *
 * @param home where it is
 * @param version its major version
 */
record Jvm(Path home, int version) {

    /** The one that runs the tests, and a JDK 25 installed beside it. */
    static Stream<Jvm> available() throws IOException {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        Stream<Jvm> others = Stream.empty();
        try (Stream<Path> beside = Files.list(own.getParent())) {
            others =
                    beside
                            .filter(home -> isVersion25(home) && !home.equals(own))
                            .map(home -> new Jvm(home, 25))
                            .toList()
                            .stream()
                            .limit(1);
        }
        return Stream.concat(Stream.of(new Jvm(own, Runtime.version().feature())), others);
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

    /** The agent's jar, beside the plain one; there from the phase {@code package} on. */
    static Path agent() {
        try {
            Path plain = Path.of(SafeguardDriver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            String name = plain.getFileName().toString();
            Path agent = plain.resolveSibling(name.replaceFirst("\\.jar$", "-agent.jar"));
            if (!name.endsWith(".jar") || !Files.isRegularFile(agent)) {
                throw new AssertionError(agent + " is missing: run the build to its phase verify");
            }
            return agent;
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The class path of the tests without safeguard, without a logger that would write between lines, and as the filter says. */
    static String classPath(Predicate<String> included) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("safeguard-jdbc" + File.separator + "target"))
                .filter(entry -> !entry.contains("logback"))
                .filter(included)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The jar of the current Connector/J. */
    static String driver() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains("mysql-connector-j"))
                .findFirst()
                .orElseThrow();
    }

    /** Starts a program; its error stream goes to ours. */
    Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What a program writes until it ends well. */
    List<String> run(List<String> arguments) throws IOException, InterruptedException {
        return rest(start(arguments));
    }

    static List<String> rest(Process process) throws IOException, InterruptedException {
        try (BufferedReader output = process.inputReader(Charset.defaultCharset())) {
            List<String> lines = output.lines().toList();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ended").isTrue();
            assertThat(process.exitValue()).as("%s", lines).isZero();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public String toString() {
        return "Java " + version;
    }
}
