package io.github.safeguardjdbc.testing.size;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.packet.BinarySize;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.TextSize;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import io.github.safeguardjdbc.value.ReadAhead;
import io.github.safeguardjdbc.value.Row;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random parameters, sized by us and encoded by the driver.
 *
 * <p>{@code -Dsafeguard.test.seed} repeats a run, {@code -Dsafeguard.test.parameterSets} makes it longer.
 */
@Tag("every-driver")
class SizeOracleIT {
    private static final long SEED = Long.getLong("safeguard.test.seed", System.nanoTime());
    private static final int PARAMETER_SETS = Integer.getInteger("safeguard.test.parameterSets", 24_000);
    private static final int MOST_PARAMETERS = 12;

    /** Of ten sets, one has a parameter whose size is only bounded. */
    private static final int BOUNDED_EVERY = 10;

    private final Random random = new Random(SEED);
    private int exactSets;
    private int boundedSets;
    private int refusedSets;

    @Test
    void sizes_are_those_of_the_packets_that_the_driver_builds() throws Exception {
        long start = System.nanoTime();
        int setsPerProtocol = PARAMETER_SETS / (MySqlServers.available().size() * RandomConnection.COUNT * 2) + 1;
        String driver = "";
        for (MySqlVersion version : MySqlServers.available()) {
            for (int i = 0; i < RandomConnection.COUNT; i++) {
                try (Connection connection = RandomConnection.open(SharedServers.get(version), i, random)) {
                    driver = connection.getMetaData().getDriverVersion();
                    checkPlainStatement(connection);
                    for (Protocol protocol : Protocol.values()) {
                        checkParameters(connection, protocol, setsPerProtocol);
                    }
                }
            }
        }
        System.out.printf(
                "Size oracle with %s on %s, seed %d: %,d parameter sets exact, %,d bounded, %,d refused by the driver; "
                        + "%,d ms%n",
                driver,
                MySqlServers.available(),
                SEED,
                exactSets,
                boundedSets,
                refusedSets,
                (System.nanoTime() - start) / 1_000_000);
        assertThat(exactSets).isGreaterThanOrEqualTo(PARAMETER_SETS / 6 * 5);
    }

    private void checkPlainStatement(Connection connection) throws SQLException {
        Encoding encoding = DriverEncoding.of(connection);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (int i = 0; i < 10; i++) {
                String sql = "SELECT '" + RandomText.string(random) + "'";
                int payload = PacketRecorder.payloadOf(() -> statement.executeQuery(sql));
                assertThat(TextSize.exact(sql, encoding)).as(sql).isEqualTo(payload);
                assertThat(TextSize.upperBound(sql, encoding)).as(sql).isGreaterThanOrEqualTo(payload);
            }
        }
    }

    private void checkParameters(Connection connection, Protocol protocol, int sets) throws SQLException, IOException {
        Encoding encoding = DriverEncoding.of(connection);
        RandomParameters parameters = new RandomParameters(connection, random, protocol);
        int done = 0;
        for (int count = 1; count <= MOST_PARAMETERS; count++) {
            String sql = "SELECT /* \u00E4\u4E2D */ ?" + ", ?".repeat(count - 1);
            if (protocol == Protocol.BINARY) {
                int prepare = PacketRecorder.payloadOf(() -> protocol.prepare(connection, sql));
                assertThat(BinarySize.prepare(sql, encoding)).isEqualTo(prepare);
            }
            try (PreparedStatement statement = protocol.prepare(connection, sql)) {
                // The driver sends no types before a parameter was something else than NULL.
                statement.setInt(1, 1);
                for (; done < (long) sets * count / MOST_PARAMETERS; done++) {
                    Case next = new Case(protocol, sql, encoding, done % BOUNDED_EVERY != 0);
                    check(next, statement, parameters, count);
                }
            }
        }
    }

    private void check(Case next, PreparedStatement statement, RandomParameters parameters, int count)
            throws SQLException, IOException {
        boolean respectLengths = DriverEncoding.respectsStreamLengths(statement.getConnection());
        try (ReadAhead readAhead = new ReadAhead(1 << 20, respectLengths, false)) {
            Row row = next.exact ? parameters.exact(count, readAhead) : parameters.bounded(count, readAhead);
            int payload;
            try {
                row.bind(statement, 0);
                payload = PacketRecorder.payloadOf(statement::executeQuery);
            } catch (SQLException | RuntimeException e) {
                if (next.exact) {
                    throw new AssertionError("The driver refuses " + next.describe(row), e);
                }
                refusedSets++;
                return;
            }
            next.verify(row, payload);
            if (next.exact) {
                exactSets++;
            } else {
                boundedSets++;
            }
        }
    }

    /** One execution, and what to tell of it when it fails. */
    private record Case(Protocol protocol, String sql, Encoding encoding, boolean exact) {

        void verify(Row row, int payload) throws SQLException {
            long size = protocol.exact(sql, row, encoding);
            if (exact ? size != payload : size < payload) {
                throw new AssertionError(
                        "The packet has " + payload + " bytes, computed " + size + ": " + describe(row));
            }
            long bound = protocol.upperBound(sql, row, encoding);
            if (bound < size) {
                throw new AssertionError("The bound " + bound + " is below " + size + ": " + describe(row));
            }
        }

        String describe(Row row) {
            StringBuilder parameters = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                parameters.append("\n  ").append(row.setter(i)).append(' ').append(Description.of(row.value(i)));
            }
            return protocol + " " + encoding + ", seed " + SEED + parameters;
        }
    }
}
