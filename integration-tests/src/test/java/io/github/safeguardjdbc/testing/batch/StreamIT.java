package io.github.safeguardjdbc.testing.batch;

import static io.github.safeguardjdbc.testing.batch.Seats.plain;
import static io.github.safeguardjdbc.testing.batch.Seats.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams, readers and large objects in batches are stored whole. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record StreamIT(MySqlVersion version) {
    private static final String PROTOCOLS = "io.github.safeguardjdbc.testing.batch.Seats#protocols";
    private static final int ROWS = 30;

    private Scenario scenario() {
        return new Scenario(version, "CREATE TABLE t (id INT PRIMARY KEY, b LONGBLOB, c LONGTEXT) CHARSET utf8mb4");
    }

    @ParameterizedTest
    @MethodSource("io.github.safeguardjdbc.testing.batch.Seats#withProperties")
    void areStoredWhole(Seat seat, String properties) throws SQLException {
        Program<String> program = connection -> {
            for (Source source : Source.values()) {
                Random random = new Random(source.name().hashCode());
                List<String> expected = new ArrayList<>();
                try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO t (id, " + (source.isText() ? "c" : "b") + ") VALUES (?, ?)")) {
                    for (int i = 0; i < ROWS; i++) {
                        String content = content(random, i % 7 == 0 ? 12_000 : 100, source == Source.ASCII_STREAM);
                        expected.add(i + "|" + sha256(content));
                        insert.setInt(1, i);
                        source.set(insert, 2, content);
                        insert.addBatch();
                    }
                    assertThat(Outcome.of(insert)).as("%s", source).isEqualTo(new Outcome("1 × " + ROWS, ""));
                }
                assertThat(Sql.rows(connection, "SELECT id, SHA2(COALESCE(b, c), 256) FROM t ORDER BY id"))
                        .as("%s", source)
                        .isEqualTo(expected);
                Sql.execute(connection, "DELETE FROM t");
            }
            return "done";
        };

        scenario().guarded(seat, program, split(properties + "&safeguard.spoolThreshold=20000"));
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void areStoredWholeByOtherStatementsToo(String protocol) throws SQLException {
        Program<String> program = connection -> {
            Random random = new Random(7);
            for (String sql : List.of(
                    "UPDATE t SET b = ? WHERE id = ?",
                    "REPLACE INTO t (b, id) VALUES (?, ?)",
                    "INSERT IGNORE INTO t (b, id) VALUES (?, ? + 1000)",
                    "INSERT INTO t (b, id) VALUES (?, ?) ON DUPLICATE KEY UPDATE b = VALUES(b)")) {
                for (int rows : new int[] {1, 2, 3, 20}) {
                    fill(connection, rows);
                    storeWhole(connection, sql, rows, random);
                }
            }
            return "done";
        };

        scenario().guarded(Seat.AROUND_POOL, program, split(protocol));
    }

    private static void fill(Connection connection, int rows) throws SQLException {
        Sql.execute(connection, "DELETE FROM t");
        for (int i = 0; i < rows; i++) {
            Sql.execute(connection, "INSERT INTO t (id) VALUES (" + i + ")");
        }
    }

    private static void storeWhole(Connection connection, String sql, int rows, Random random) throws SQLException {
        List<String> expected = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows; i++) {
                String content = content(random, 2_000, false);
                expected.add(sha256(content));
                Source.BINARY_STREAM.set(statement, 1, content);
                statement.setInt(2, i);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        assertThat(Sql.rows(connection, "SELECT SHA2(b, 256) FROM t WHERE b IS NOT NULL ORDER BY id"))
                .as("%s with %d rows", sql, rows)
                .isEqualTo(expected);
    }

    private static String content(Random random, int most, boolean ascii) {
        StringBuilder content = new StringBuilder();
        int length = random.nextInt(most);
        while (content.length() < length) {
            content.append(ascii ? "a\\'\n" : "aé€\\'\n😀\0");
            content.append(random.nextInt());
        }
        return content.toString();
    }

    private static String sha256(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "16K", "1M"})
    void goToATemporaryFileAboveTheThreshold(String threshold) throws SQLException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "The system tells which files are open");
        List<Integer> open = new ArrayList<>();
        Program<String> program = connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (id, b) VALUES (?, ?)")) {
                for (int i = 0; i < 10; i++) {
                    insert.setInt(1, i);
                    insert.setBinaryStream(2, atItsEnd(new byte[10_000], () -> open.add(spoolFiles())));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            open.add(spoolFiles());
            return Sql.text(connection, "SELECT COUNT(*), SUM(LENGTH(b)) FROM t");
        };

        assertThat(scenario().guarded(Seat.AROUND_POOL, program, "safeguard.spoolThreshold=" + threshold))
                .isEqualTo("10|100000");
        assertThat(open).hasSize(11).last().isEqualTo(0);
        assertThat(open.get(9)).isEqualTo(threshold.equals("1M") ? 0 : 1);
    }

    private static InputStream atItsEnd(byte[] content, Runnable action) {
        InputStream end = new InputStream() {
            @Override
            public int read() {
                action.run();
                return -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return read();
            }
        };
        return new SequenceInputStream(new ByteArrayInputStream(content), end);
    }

    private static int spoolFiles() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return (int) open.filter(StreamIT::isSpoolFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSpoolFile(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().contains(".spool");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void failInTheirRowWhenTheyCannotBeRead(String protocol) throws SQLException {
        for (boolean goOn : new boolean[] {false, true}) {
            String properties = protocol + "&continueBatchOnError=" + goOn;
            Program<List<Object>> program = connection -> List.of(
                    failing(connection, "b", new FailingStream()), failing(connection, "c", new FailingReader()));

            List<Object> expected = scenario().plain(program, plain(properties));

            assertThat(expected.get(0).toString()).contains("failure=BatchUpdateException");
            for (Seat seat : Seat.guarded()) {
                assertThat(scenario().guarded(seat, program, split(properties)))
                        .as("%s %s", seat, properties)
                        .isEqualTo(expected);
            }
        }
    }

    private static List<Object> failing(Connection connection, String column, Object source) throws SQLException {
        Sql.execute(connection, "DELETE FROM t");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO t (id, " + column + ") VALUES (?, ?)")) {
            for (int i = 0; i < ROWS; i++) {
                insert.setInt(1, i);
                insert.setString(2, "row " + i);
                if (i == 17 && source instanceof InputStream stream) {
                    insert.setBinaryStream(2, stream);
                } else if (i == 17) {
                    insert.setCharacterStream(2, (Reader) source);
                }
                insert.addBatch();
            }
            return List.of(Outcome.of(insert), Sql.rows(connection, "SELECT id, b, c FROM t ORDER BY id"));
        }
    }

    /** Gives some bytes, and then throws. */
    private static final class FailingStream extends InputStream {
        private int left = 10_000;

        @Override
        public int read() throws IOException {
            if (--left < 0) {
                throw new IOException("the source is gone");
            }
            return 'x';
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            target[offset] = (byte) read();
            return 1;
        }
    }

    /** Gives some characters, and then throws. */
    private static final class FailingReader extends Reader {
        private int left = 10_000;

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new IOException("the source is gone");
            }
            int read = Math.min(left, length);
            Arrays.fill(target, offset, offset + read, 'x');
            left -= read;
            return read;
        }

        @Override
        public void close() {}
    }
}
