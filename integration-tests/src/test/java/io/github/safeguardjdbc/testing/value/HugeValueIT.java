package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardEvent.Progress;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A stream of 64 MiB, or of as many as {@code -Dsafeguard.test.hugeMebibytes} says, passes a limit of 4 MiB, and the heap does
 * not hold it.
 */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record HugeValueIT(MySqlVersion version) {
    private static final int LIMIT = 4 << 20;
    private static final int PIECE = 32 << 20;
    private static final long BOUND = 32L << 20;

    /** Random bytes made while they are read. */
    private static final class Generated extends InputStream {
        private final Random random = new Random(1);
        private final MessageDigest digest;
        private long left;

        Generated(long size) throws NoSuchAlgorithmException {
            this.left = size;
            this.digest = MessageDigest.getInstance("SHA-256");
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0) {
                return -1;
            }
            byte[] some = new byte[(int) Math.min(length, left)];
            random.nextBytes(some);
            System.arraycopy(some, 0, target, offset, some.length);
            digest.update(some);
            left -= some.length;
            return some.length;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStreamOfKnownOrUnknownLength(boolean known) throws Exception {
        stores(Long.getLong("safeguard.test.hugeMebibytes", 64) << 20, known);
    }

    /** Where nothing is written to the binary log, the server's memory is the only ceiling: six times the value. */
    @Tag("proof")
    @ParameterizedTest
    @ValueSource(longs = {1_024, 1_536})
    void moreThanAnEventOfTheBinaryLogHolds(long mebibytes) throws Exception {
        stores(mebibytes << 20, true);
    }

    private void stores(long size, boolean known) throws Exception {
        Database database = new Database(version, LIMIT);
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            Generated source = new Generated(size);
            if (known) {
                statement.setBinaryStream(1, source, size);
            } else {
                statement.setBinaryStream(1, source);
            }
            AtomicLong peak = new AtomicLong();
            long before = liveHeap();
            Sampler sampler = new Sampler(peak);
            long start = System.nanoTime();
            try {
                assertThat(statement.executeUpdate()).isOne();
            } finally {
                sampler.stop();
            }
            assertThat(peak.get() - before)
                    .as("bytes of live heap above the baseline")
                    .isLessThan(BOUND);
            assertProgress(database.events, size, Duration.ofNanos(System.nanoTime() - start));
            assertThat(Database.ask(connection, "SELECT LENGTH(b) FROM t")).isEqualTo(Long.toString(size));
            String sha = source.sha256();
            assertThat(Database.ask(connection, "SELECT SHA2(b, 256) FROM t")).isEqualTo(sha);
            assertThat(readBack(connection, size)).isEqualTo(sha);
            assertThat(Database.leftovers(connection)).isEmpty();
            Database.execute(connection, "TRUNCATE t");
        }
    }

    /** So that somebody who waits can see how far it is. */
    private static void assertProgress(List<SafeguardEvent> events, long size, Duration took) {
        List<Long> bytes = events.stream()
                .filter(Progress.class::isInstance)
                .map(event -> ((Progress) event).bytes())
                .toList();
        assertThat(bytes)
                .as("bytes sent after a part of %s", took)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo((int) took.toSeconds() * 4 + 4)
                .allMatch(sent -> sent > 0 && sent <= size);
        if (took.toSeconds() > 2) {
            assertThat(bytes).isNotEmpty();
        }
        events.clear();
    }

    @Test
    void whatNoReplicaCouldReadIsRefusedBeforeItIsRead() throws Exception {
        Database database = new Database(SharedServers.get(version, "--max-allowed-packet=" + LIMIT, "--log-bin=log"));
        InputStream unread = InputStream.nullInputStream();
        unread.close();
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement("UPDATE t SET b = ?")) {
            statement.setBinaryStream(1, unread, 1L << 30);

            assertThatExceptionOfType(PacketLimitException.class)
                    .isThrownBy(statement::executeUpdate)
                    .withMessageContaining("1,073,741,824 bytes become an event of the binary log")
                    .withMessageContaining("sql_log_bin = 0");
            Database.execute(connection, "SET sql_log_bin = 0");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(statement::executeUpdate)
                    .withMessageContaining("Error reading from binary stream");
        }
    }

    /** In pieces that the heap holds, each of them above the limit. */
    private static String readBack(Connection connection, long size) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (PreparedStatement piece = connection.prepareStatement("SELECT SUBSTRING(b, ?, ?) FROM t")) {
            for (long first = 1; first <= size; first += PIECE) {
                piece.setLong(1, first);
                piece.setInt(2, PIECE);
                try (ResultSet bytes = piece.executeQuery()) {
                    assertThat(bytes.next()).isTrue();
                    digest.update(bytes.getBytes(1));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static long liveHeap() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(HugeValueIT::used)
                .sum();
    }

    private static long used(MemoryPoolMXBean pool) {
        return pool.getUsage().getUsed();
    }

    /** Watches what a garbage collection leaves, now and then. */
    private static final class Sampler {
        private final AtomicBoolean done = new AtomicBoolean();
        private final Thread thread;

        Sampler(AtomicLong peak) {
            thread = new Thread(
                    () -> {
                        while (!done.get()) {
                            peak.accumulateAndGet(liveHeap(), Math::max);
                            LockSupport.parkNanos(200_000_000);
                        }
                    },
                    "heap sampler");
            thread.start();
        }

        void stop() throws InterruptedException {
            done.set(true);
            thread.join();
        }
    }
}
