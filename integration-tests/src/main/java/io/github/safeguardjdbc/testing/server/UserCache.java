package io.github.safeguardjdbc.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder under the user's cache directory that keeps what is slow to make.
 *
 * <p>A folder appears in it complete or not at all, and is made once even if several threads and JVMs ask for it
 * together.
 */
final class UserCache {
    private static final Logger LOG = LoggerFactory.getLogger(UserCache.class);

    private final Path root;

    UserCache(Path root) {
        this.root = root;
    }

    /** Returns {@code safeguard-jdbc} in {@code $XDG_CACHE_HOME}, or in {@code ~/.cache} where that is not set. */
    static UserCache ofThisUser() {
        String configured = System.getenv("XDG_CACHE_HOME");
        // The XDG specification: a relative path is to be ignored.
        Path base = configured != null && Path.of(configured).isAbsolute()
                ? Path.of(configured)
                : Path.of(System.getProperty("user.home"), ".cache");
        return new UserCache(base.resolve("safeguard-jdbc"));
    }

    /** Returns the folder called {@code name}, filled by {@code filler} if it is not there yet. */
    Path folder(String name, Filler filler) {
        Path folder = root.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(root);
            return makeOnce(folder, filler);
        } catch (IOException | UncheckedIOException e) {
            throw new ServerUnavailableException("Cannot prepare " + folder + " (XDG_CACHE_HOME can move it): " + e, e);
        }
    }

    private static Path makeOnce(Path folder, Filler filler) throws IOException {
        // A file lock excludes other JVMs only, so threads of this one need the monitor.
        synchronized (UserCache.class) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolveSibling(folder.getFileName() + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.isDirectory(folder)) {
                    make(folder, filler);
                }
                return folder;
            }
        }
    }

    private static void make(Path folder, Filler filler) throws IOException {
        long start = System.nanoTime();
        Path unfinished = Files.createTempDirectory(folder.getParent(), folder.getFileName() + "-unfinished-");
        try {
            Path contents = Files.createDirectory(unfinished.resolve("contents"));
            filler.fill(contents, Files.createDirectory(unfinished.resolve("scratch")));
            Files.move(contents, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.delete(unfinished);
        }
        LOG.info("Prepared {} in {} ms", folder, (System.nanoTime() - start) / 1_000_000);
    }

    /** Makes the contents of a folder. */
    interface Filler {
        /**
         * Fills {@code contents}, an empty folder.
         *
         * @param scratch an empty folder that is deleted afterwards
         */
        void fill(Path contents, Path scratch) throws IOException;
    }
}
