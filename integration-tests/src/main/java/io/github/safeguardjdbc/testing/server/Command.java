package io.github.safeguardjdbc.testing.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program of this machine, run to its end. */
final class Command {
    private static final long TIMEOUT_MINUTES = 10;
    private static final int SHOWN_CHARACTERS = 2_000;

    private Command() {}

    /**
     * Runs a program and returns what it wrote to both of its streams.
     *
     * @throws ServerUnavailableException if it cannot be started, takes longer than ten minutes or fails
     */
    static String run(Path directory, Map<String, String> environment, List<String> command) throws IOException {
        Path output = Files.createTempFile("safeguard-command", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            builder.environment().putAll(environment);
            int status = await(start(builder), command);
            String text = Files.readString(output, StandardCharsets.ISO_8859_1);
            if (status != 0) {
                throw new ServerUnavailableException(
                        "`" + String.join(" ", command) + "` ended with status " + status + ":\n" + tail(text));
            }
            return text;
        } finally {
            Files.delete(output);
        }
    }

    static String run(Path directory, List<String> command) throws IOException {
        return run(directory, Map.of(), command);
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new ServerUnavailableException(
                    "This machine has no " + builder.command().get(0), e);
        }
    }

    private static int await(Process process, List<String> command) {
        try {
            if (process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                return process.exitValue();
            }
            throw new ServerUnavailableException(
                    "`" + String.join(" ", command) + "` did not end within " + TIMEOUT_MINUTES + " minutes");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerUnavailableException("Interrupted while waiting for " + command.get(0), e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - SHOWN_CHARACTERS)).strip();
    }
}
