package io.github.safeguardjdbc.testing.batch;

import static io.github.safeguardjdbc.testing.batch.Seats.split;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows and chunks of every size around the limit: all rows arrive whole, or none is sent; no connection is lost. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record BatchSweepIT(MySqlVersion version) {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    /** More than what stands around a value in the packet of its row. */
    private static final int AROUND = 110;

    private Scenario scenario() {
        return new Scenario(version, "CREATE TABLE t (id INT PRIMARY KEY, b LONGBLOB, c LONGTEXT)");
    }

    static Stream<Arguments> limitsAndColumns() {
        return limits(KIB, 64 * KIB, MIB, 4 * MIB)
                .flatMap(both -> Stream.of("b", "c").map(column -> Arguments.of(both.get()[0], both.get()[1], column)));
    }

    static Stream<Arguments> smallLimits() {
        return limits(KIB, 64 * KIB);
    }

    private static Stream<Arguments> limits(Integer... limits) {
        return Stream.of(limits)
                .flatMap(limit -> Stream.of(
                                "useServerPrepStmts=false",
                                "useServerPrepStmts=true",
                                "useCompression=true",
                                "useCompression=true&useServerPrepStmts=true")
                        .map(properties -> Arguments.of(limit, properties)));
    }

    @ParameterizedTest
    @MethodSource("limitsAndColumns")
    void aRowIsStoredWholeOrItsBatchRefused(int limit, String properties, String column) throws SQLException {
        int step = limit < MIB ? 1 : limit == MIB ? 5 : 25;
        Program<String> program = connection -> {
            String session = Sql.text(connection, "SELECT CONNECTION_ID()");
            boolean fitted = true;
            int largest = 0;
            for (int length = limit - AROUND; length <= limit + 2; length += step) {
                boolean fits = storesARow(connection, column, length);
                assertThat(fits && !fitted)
                        .as("%,d bytes fit after fewer did not", length)
                        .isFalse();
                fitted = fits;
                largest = fits ? length : largest;
            }
            assertThat(Sql.text(connection, "SELECT CONNECTION_ID()")).isEqualTo(session);
            // Whatever the application's statement is, the binary protocol needs no more than this around a value.
            assertThat(largest).isBetween(limit - 80, limit - 10);
            return session;
        };

        scenario().run(Seat.URL, limit, program, split(properties + "&safeguard.oversizeValues=refuse"));
    }

    /** False if the batch was refused; then nothing was stored. */
    private static boolean storesARow(Connection connection, String column, int length) throws SQLException {
        String value = "x".repeat(length);
        boolean stored;
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO t (id, " + column + ") VALUES (?, ?)")) {
            for (int i = 0; i < 6; i++) {
                insert.setInt(1, i);
                if (column.equals("b")) {
                    insert.setBytes(2, (i == 2 ? value : "thin").getBytes(StandardCharsets.US_ASCII));
                } else {
                    insert.setString(2, i == 2 ? value : "thin");
                }
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).containsExactly(1, 1, 1, 1, 1, 1);
            stored = true;
        } catch (PacketLimitException e) {
            assertThat(e.rowIndex()).isEqualTo(2);
            stored = false;
        }
        assertThat(Sql.text(
                        connection,
                        "SELECT COUNT(*), IFNULL(SUM(LENGTH(" + column + ") - LENGTH(REPLACE(" + column
                                + ", 'x', ''))), 0) FROM t"))
                .as("%,d bytes", length)
                .isEqualTo(stored ? "6|" + length : "0|0");
        Sql.execute(connection, "DELETE FROM t");
        return stored;
    }

    @ParameterizedTest
    @MethodSource("smallLimits")
    void aChunkThatIsFullToTheLastByteArrives(int limit, String properties) throws SQLException {
        int thin = limit / 40;
        Program<String> program = connection -> {
            String session = Sql.text(connection, "SELECT CONNECTION_ID()");
            for (int shift = 0; shift < Math.min(thin + 30, 180); shift++) {
                storesARound(connection, limit / 2 + shift, thin, new Random(shift));
            }
            assertThat(Sql.text(connection, "SELECT CONNECTION_ID()")).isEqualTo(session);
            return session;
        };

        scenario().run(Seat.URL, limit, program, split(properties + "&safeguard.chunkSize=1G"));
    }

    private static void storesARound(Connection connection, int fat, int thin, Random random) throws SQLException {
        int total = 0;
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (id, c) VALUES (?, ?)")) {
            for (int i = 0; i < 90; i++) {
                int length = i == 10 ? fat : i > 60 ? random.nextInt(2 * thin) : thin;
                total += length;
                insert.setInt(1, i);
                insert.setString(2, "x".repeat(length));
                insert.addBatch();
            }
            assertThat(Outcome.of(insert)).isEqualTo(new Outcome("1 × 90", ""));
        }
        assertThat(Sql.text(connection, "SELECT COUNT(*), SUM(LENGTH(c)) FROM t"))
                .isEqualTo("90|" + total);
        Sql.execute(connection, "DELETE FROM t");
    }
}
