package io.github.safeguardjdbc.testing.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder and everything in it. */
final class FileTree {
    private FileTree() {}

    /** Copies {@code source} to {@code target}, which does not exist yet. */
    static void copy(Path source, Path target) throws IOException {
        for (Path path : list(source)) {
            Files.copy(path, target.resolve(source.relativize(path).toString()), LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** Deletes {@code root} if it exists. */
    static void delete(Path root) {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            for (Path path :
                    list(root).stream().sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + root, e);
        }
    }

    /** Returns the paths of a tree, each folder before what it contains. */
    private static List<Path> list(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.toList();
        }
    }
}
