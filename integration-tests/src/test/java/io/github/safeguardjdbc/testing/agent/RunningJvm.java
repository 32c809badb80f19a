package io.github.safeguardjdbc.testing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM with a program of ours in it, which is killed when this is closed. */
final class RunningJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    RunningJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(Charset.defaultCharset());
    }

    long pid() {
        return process.pid();
    }

    /** What it writes before this line, for which it waits. */
    List<String> linesUntil(String last) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); !last.equals(line); line = output.readLine()) {
            assertThat(line).as("%s after %s", last, lines).isNotNull();
            lines.add(line);
        }
        return lines;
    }

    /** Attaches the agent. */
    void attach(Jvm jvm, String... settings) throws IOException, InterruptedException {
        Program attach =
                Program.of(Program.agent(), "attach", Long.toString(pid())).and(settings);
        assertThat(jvm.run(attach)).anyMatch(line -> line.startsWith("Attached to " + pid()));
    }

    /** Has the program go on, which waits for a line. */
    void goOn() throws IOException {
        process.outputWriter().append('\n').flush();
    }

    /** What it writes until it ends well. */
    List<String> rest() throws InterruptedException {
        return restUntilStatus(0);
    }

    /** What it writes until it ends with an exit status. */
    List<String> restUntilStatus(int status) throws InterruptedException {
        List<String> lines = output.lines().toList();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("ended").isTrue();
        assertThat(process.exitValue()).as("%s", lines).isEqualTo(status);
        return lines;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        output.close();
    }
}
