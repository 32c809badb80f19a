package io.github.safeguardjdbc.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of {@code mysqld}. */
final class MySqldProcess {
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private boolean toldToEnd;

    private MySqldProcess(Process process) {
        this.process = process;
    }

    /** Starts {@code mysqld} on {@code port} with the data in {@code folder}; of {@code options} the later win. */
    static MySqldProcess start(MySqlDistribution distribution, ServerFolder folder, int port, List<String> options) {
        List<String> all = new ArrayList<>(List.of(
                "--datadir=" + folder.data(),
                "--tmpdir=" + folder.tmp(),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                // Relative to the data directory: the path of a socket may not exceed 107 bytes.
                "--socket=mysql.sock",
                "--pid-file=mysqld.pid"));
        all.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(distribution.mysqld(all))
                .directory(folder.data().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        builder.environment().putAll(distribution.environment());
        try {
            return new MySqldProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot start mysqld; if " + distribution.root() + " is damaged, delete it to have it made anew",
                    e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Says whether it ended although nobody told it to. */
    boolean crashed() {
        return !toldToEnd && !isAlive();
    }

    /** Shuts the server down as an administrator would; kills it if that takes longer than half a minute. */
    void stop() {
        toldToEnd |= isAlive();
        // mysqld answers SIGTERM with a clean shutdown.
        process.destroy();
        if (!exits()) {
            kill();
        }
    }

    /** Ends the process as a crash would, with SIGKILL. */
    void kill() {
        toldToEnd |= isAlive();
        process.destroyForcibly();
        if (!exits()) {
            throw new IllegalStateException("mysqld, process " + process.pid() + ", survived SIGKILL");
        }
    }

    private boolean exits() {
        // Whoever stops a server wants it gone, also while being interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
