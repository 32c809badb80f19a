package io.github.safeguardjdbc.testing.agent;

import io.github.safeguardjdbc.testing.jdk.Jdk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs applications.
 *
 * @param jdk whose JVM it is
 */
record Jvm(Jdk jdk) {
    /** Programs run for a second or two, several at a time. */
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** That which runs the tests. */
    static Jvm current() {
        return new Jvm(Jdk.current());
    }

    /** That of each JDK there is. */
    static Stream<Jvm> available() throws IOException {
        return Jdk.available().map(Jvm::new);
    }

    /** Starts a program. */
    RunningJvm start(Program program) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.java());
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
        return jdk.toString();
    }
}
