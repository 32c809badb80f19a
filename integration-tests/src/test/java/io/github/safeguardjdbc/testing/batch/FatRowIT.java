package io.github.safeguardjdbc.testing.batch;

import static io.github.safeguardjdbc.testing.batch.Seats.split;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A row that is much larger than the others does not make their statements smaller. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record FatRowIT(MySqlVersion version) {
    private static final int ROWS = 5_000;
    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @MethodSource("io.github.safeguardjdbc.testing.batch.Seats#withProperties")
    void costsThreeStatementsAtMost(Seat seat, String properties) throws SQLException {
        Scenario scenario = new Scenario(version, "CREATE TABLE t (id INT PRIMARY KEY, b LONGTEXT)");
        Program<Long> program = connection -> {
            // Chunks are larger where the way to the server seems long, as it may for the first statement.
            statements(connection, 0, 0);
            long without = statements(connection, 0, 0);
            for (int fat : new int[] {0, 1, 700, ROWS / 2, ROWS - 2, ROWS - 1}) {
                assertThat(statements(connection, fat, 300_000))
                        .as("fat row at %d", fat)
                        .isLessThanOrEqualTo(without + 3);
            }
            return without;
        };

        assertThat(scenario.run(seat, MIB, program, split(properties))).isLessThan(50);
    }

    /** The INSERTs that a batch takes in which one row has so many bytes, and the others 50. */
    private static long statements(Connection connection, int fat, int bytes) throws SQLException {
        Sql.execute(connection, "TRUNCATE TABLE t");
        Counters before = Counters.of(connection);
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            for (int i = 0; i < ROWS; i++) {
                insert.setInt(1, i);
                insert.setString(2, "x".repeat(i == fat && bytes > 0 ? bytes : 50));
                insert.addBatch();
            }
            assertThat(Outcome.of(insert)).isEqualTo(new Outcome("1 × " + ROWS, ""));
        }
        return Counters.of(connection).insertsSince(before);
    }
}
