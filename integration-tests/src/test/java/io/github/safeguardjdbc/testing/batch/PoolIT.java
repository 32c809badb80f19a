package io.github.safeguardjdbc.testing.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A physical connection goes from borrower to borrower of a pool. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record PoolIT(MySqlVersion version) {
    private static final int ROWS = 1_025;

    private Scenario scenario() {
        return new Scenario(version, "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, b VARCHAR(20))");
    }

    private static void batch(Connection connection, String sql, int rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows; i++) {
                insert.setString(1, "row " + i);
                insert.addBatch();
            }
            assertThat(Outcome.of(insert)).isEqualTo(new Outcome("1 × " + rows, ""));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Seat.class, mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
    void whatWasPreparedIsThereForTheNextBorrower(Seat seat) throws SQLException {
        MySqlServer server = SharedServers.withLimit(version, Scenario.SMALL);
        try (Client client = seat.open(server, scenario().database(server))) {
            if (seat == Seat.URL) {
                // Without a pool every connection is a new one.
                return;
            }
            long prepared = 0;
            for (int i = 0; i < 4; i++) {
                try (Connection connection = client.connect()) {
                    Counters before = Counters.of(connection);
                    batch(connection, "INSERT INTO t (b) VALUES (?)", 4 * 1_024 + 1);
                    prepared += Counters.of(connection).since(before, "Com_stmt_prepare");
                }
            }
            // For full chunks of 512 rows; before that for 1,024 if the way to the server seemed long at first.
            assertThat(prepared).isBetween(1L, 2L);
        }
    }

    @Test
    void statementsPreparedOnAConnectionAreBounded() throws SQLException {
        scenario().guarded(Seat.AROUND_POOL, connection -> {
            Counters before = Counters.of(connection);
            for (int text = 0; text < 40; text++) {
                for (int again = 0; again < 2; again++) {
                    batch(connection, "INSERT INTO t (b) VALUES (?) /* " + text + " */", ROWS);
                }
            }
            Counters after = Counters.of(connection);
            assertThat(after.since(before, "Com_stmt_prepare")).isEqualTo(40);
            assertThat(after.since(before, "Com_stmt_prepare") - after.since(before, "Com_stmt_close"))
                    .isBetween(1L, 16L);
            return "done";
        });
    }

    @Test
    void afterTheSessionWasResetBatchesGoOn() throws SQLException {
        scenario().guarded(Seat.AROUND_POOL, connection -> {
            for (int i = 0; i < 3; i++) {
                batch(connection, "INSERT INTO t (b) VALUES (?)", ROWS);
                Sql.execute(connection, "SET sql_mode = 'NO_BACKSLASH_ESCAPES'");
                connection.unwrap(com.mysql.cj.jdbc.JdbcConnection.class).resetServerState();
            }
            assertThat(Sql.number(connection, "SELECT COUNT(*) FROM t")).isEqualTo(3 * ROWS);
            return "done";
        });
    }

    @Test
    void theNextBorrowerHasItsOwnSessionVariablesSeen() throws SQLException {
        MySqlServer server = SharedServers.withLimit(version, Scenario.SMALL);
        try (Client client = Seat.AROUND_POOL.open(server, scenario().database(server))) {
            try (Connection connection = client.connect()) {
                batch(connection, "INSERT INTO t (b) VALUES (?)", ROWS);
                Connection raw = connection.unwrap(com.mysql.cj.jdbc.JdbcConnection.class);
                Sql.execute(raw, "SET auto_increment_increment = 5");
            }
            try (Connection connection = client.connect();
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO t (b) VALUES (?)", PreparedStatement.RETURN_GENERATED_KEYS)) {
                for (int i = 0; i < ROWS; i++) {
                    insert.setString(1, "again");
                    insert.addBatch();
                }
                insert.executeBatch();
                assertThat(Outcome.keys(insert))
                        .isEqualTo(Sql.rows(connection, "SELECT id FROM t WHERE b = 'again' ORDER BY id"));
            }
        }
    }

    @Test
    void workThatIsLeftOpenIsRolledBackByThePool() throws SQLException {
        MySqlServer server = SharedServers.withLimit(version, Scenario.SMALL);
        HikariConfig config = Seat.hikari(server.url(scenario().database(server)));
        config.setAutoCommit(false);
        try (SafeguardDataSource dataSource = SafeguardDataSource.hikari(config)) {
            try (Connection connection = dataSource.getConnection()) {
                batch(connection, "INSERT INTO t (b) VALUES (?)", ROWS);
            }
            try (Connection connection = dataSource.getConnection()) {
                assertThat(Sql.number(connection, "SELECT COUNT(*) FROM t")).isZero();
                batch(connection, "INSERT INTO t (b) VALUES (?)", ROWS);
                connection.commit();
            }
            try (Connection connection = dataSource.getConnection()) {
                assertThat(Sql.number(connection, "SELECT COUNT(*) FROM t")).isEqualTo(ROWS);
            }
        }
    }
}
