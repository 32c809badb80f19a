package io.github.safeguardjdbc.testing.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A JDK of this machine, to run applications in.
 *
 * @param home where it is
 * @param version its major version
 */
record Jvm(Path home, int version) {
    /** Programs run for a second or two, several at a time. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** The one that runs the tests. */
    static Jvm current() {
        return new Jvm(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** That one, and a JDK 25 installed beside it. */
    static Stream<Jvm> available() throws IOException {
        Path own = current().home().toRealPath();
        try (Stream<Path> beside = Files.list(own.getParent())) {
            List<Jvm> others = beside.filter(home -> isVersion25(home) && !home.equals(own))
                    .map(home -> new Jvm(home, 25))
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

    /** Starts a program. */
    RunningJvm start(Program program) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.addAll(QUICK_START);
        command.addAll(program.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(program.errorsInOutput());
        if (!program.errorsInOutput()) {
            builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        }
        builder.environment().putAll(program.environment());
        return new RunningJvm(builder.start());
    }

    /** What a program writes until it ends well. */
    List<String> run(Program program) throws IOException, InterruptedException {
        try (RunningJvm running = start(program)) {
            return running.rest();
        }
    }

    @Override
    public String toString() {
        return "Java " + version;
    }
}
