package io.github.safeguardjdbc.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The temporary folder of a running server, and beside it the server's log, which can outlive the folder.
 *
 * @param root the folder
 * @param log the file with what {@code mysqld} writes to its output streams
 */
record ServerFolder(Path root, Path log) {
    private static final int SHOWN_LINES = 20;

    /** Makes the folder of a new server, with a copy of its version's pristine data directory. */
    static ServerFolder create(MySqlDistribution distribution) {
        try {
            // The server reports its data directory without symbolic links.
            Path root = Files.createTempDirectory("safeguard-mysql-").toRealPath();
            ServerFolder folder = new ServerFolder(root, root.resolveSibling(root.getFileName() + ".log"));
            folder.fill(distribution.pristineData());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder of a server", e);
        }
    }

    private void fill(Path pristineData) throws IOException {
        try {
            // Three quarters of a new data directory are zeros, which need not be written.
            Command.run(
                    root, List.of("cp", "--recursive", "--sparse=always", pristineData.toString(), data().toString()));
            Files.createDirectory(tmp());
            Files.createFile(log);
        } catch (IOException | ServerUnavailableException e) {
            // Above all where the disk is full.
            delete();
            throw e;
        }
    }

    Path data() {
        return root.resolve("data");
    }

    Path tmp() {
        return root.resolve("tmp");
    }

    /** Says whether the log tells of a port that another program has. */
    boolean logTellsOfTakenPort() {
        return logLines().stream().anyMatch(line -> line.contains("Bind on TCP/IP port"));
    }

    /** Returns the last lines of the log. */
    String logTail() {
        List<String> lines = logLines();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }

    private List<String> logLines() {
        try {
            return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the server's log", e);
        }
    }

    /** Deletes the folder and keeps the log. */
    void delete() {
        FileTree.delete(root);
    }

    /** Deletes the log. */
    void deleteLog() {
        FileTree.delete(log);
    }
}
