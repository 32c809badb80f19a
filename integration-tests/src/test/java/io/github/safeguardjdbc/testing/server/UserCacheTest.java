package io.github.safeguardjdbc.testing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserCacheTest {
    @TempDir
    private Path root;

    @Test
    void fillsAFolderOnceForManyThreads() throws Exception {
        AtomicInteger fills = new AtomicInteger();
        UserCache cache = new UserCache(root);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Path>> folders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            folders.add(threads.submit(() -> cache.folder("it", (contents, scratch) -> {
                fills.incrementAndGet();
                Files.writeString(contents.resolve("file"), "content");
            })));
        }

        for (Future<Path> folder : folders) {
            assertThat(folder.get(10, TimeUnit.SECONDS).resolve("file")).hasContent("content");
        }
        assertThat(fills).hasValue(1);
        threads.shutdownNow();
    }

    @Test
    void leavesNothingOfAFailedFillAndTriesAgain() throws IOException {
        UserCache cache = new UserCache(root);

        assertThatExceptionOfType(ServerUnavailableException.class)
                .isThrownBy(() -> cache.folder("it", (contents, scratch) -> {
                    Files.writeString(contents.resolve("half"), "");
                    throw new IOException("disk full");
                }))
                .withMessageContaining("disk full")
                .withMessageContaining(root.resolve("it").toString());

        try (Stream<Path> left = Files.list(root)) {
            assertThat(left).containsExactly(root.resolve("it.lock"));
        }
        assertThat(cache.folder("it", (contents, scratch) -> {})).isEmptyDirectory();
    }

    @Test
    void deletesWhatIsScratch() throws IOException {
        Path folder = new UserCache(root)
                .folder("it", (contents, scratch) -> Files.writeString(scratch.resolve("download"), "large"));

        assertThat(folder).isEmptyDirectory();
        try (Stream<Path> left = Files.list(root)) {
            assertThat(left).containsExactlyInAnyOrder(folder, root.resolve("it.lock"));
        }
    }
}
