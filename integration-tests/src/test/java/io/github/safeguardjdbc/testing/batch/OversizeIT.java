package io.github.safeguardjdbc.testing.batch;

import static io.github.safeguardjdbc.testing.batch.Seats.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where that is wanted, what fits no packet is refused before anything is sent, and nothing else changes. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record OversizeIT(MySqlVersion version) {
    private static final String ALL_SEATS = "io.github.safeguardjdbc.testing.batch.Seats#withProperties";

    /** Values are refused on demand only. */
    private static final String REFUSE = "&safeguard.oversizeValues=refuse";

    /** More than the limit in either protocol. */
    private static final String HUGE = "x".repeat(Scenario.SMALL);

    @ParameterizedTest
    @MethodSource(ALL_SEATS)
    void aStatement(Seat seat, String properties) throws SQLException {
        inTransactions(seat, properties, connection -> {
            refused(connection, -1, statement -> statement.executeUpdate("INSERT INTO t (v) VALUES ('" + HUGE + "')"));
            refused(connection, -1, statement -> statement.executeQuery("SELECT '" + HUGE + "'"));
            refused(connection, -1, statement -> statement.execute("SET @v = '" + HUGE + "'"));
        });
    }

    @ParameterizedTest
    @MethodSource(ALL_SEATS)
    void aPreparedStatement(Seat seat, String properties) throws SQLException {
        inTransactions(seat, properties + REFUSE, connection -> {
            for (String sql : List.of("INSERT INTO t (v) VALUES (?)", "UPDATE t SET v = ?", "SELECT ?")) {
                refused(connection, -1, sql, statement -> {
                    statement.setString(1, HUGE);
                    statement.execute();
                });
            }
        });
    }

    @ParameterizedTest
    @MethodSource(ALL_SEATS)
    void aBatchWithARow(Seat seat, String properties) throws SQLException {
        List<String> texts = List.of(
                "INSERT INTO t (v) VALUES (?)",
                "INSERT IGNORE INTO t (v) VALUES (?)",
                "INSERT INTO t (v) VALUES (CONCAT(?, ''))",
                "REPLACE INTO t (v) VALUES (?)",
                "UPDATE t SET v = ?");
        inTransactions(seat, properties + REFUSE, connection -> {
            for (String sql : texts) {
                for (int rows : new int[] {2, 10, 200}) {
                    refused(connection, rows - 1, sql, statement -> {
                        for (int i = 0; i < rows; i++) {
                            statement.setString(1, i == rows - 1 ? HUGE : "row " + i);
                            statement.addBatch();
                        }
                        statement.executeBatch();
                    });
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource(ALL_SEATS)
    void aBatchWithAText(Seat seat, String properties) throws SQLException {
        inTransactions(seat, properties, connection -> {
            refused(connection, 2, statement -> {
                statement.addBatch("INSERT INTO t (v) VALUES ('a')");
                statement.addBatch("DELETE FROM t");
                statement.addBatch("INSERT INTO t (v) VALUES ('" + HUGE + "')");
                statement.executeBatch();
            });
            refused(connection, 2, "INSERT INTO t (v) VALUES (?)", statement -> {
                statement.setString(1, "a");
                statement.addBatch();
                statement.addBatch("DELETE FROM t");
                statement.addBatch("INSERT INTO t (v) VALUES ('" + HUGE + "')");
                statement.executeBatch();
            });
        });
    }

    @ParameterizedTest
    @MethodSource(ALL_SEATS)
    void aMixedBatchWithAStream(Seat seat, String properties) throws SQLException {
        inTransactions(
                seat,
                properties + REFUSE,
                connection -> refused(connection, -1, "INSERT INTO t (v) VALUES (?)", statement -> {
                    statement.setString(1, "a");
                    statement.addBatch();
                    statement.addBatch("DELETE FROM t");
                    statement.setBinaryStream(1, new ByteArrayInputStream(HUGE.getBytes(StandardCharsets.US_ASCII)));
                    statement.addBatch();
                    statement.executeBatch();
                }));
    }

    @FunctionalInterface
    private interface Attempt<S> {
        void with(S statement) throws SQLException;
    }

    @FunctionalInterface
    private interface Attempts {
        void on(Connection connection) throws SQLException;
    }

    /** Makes attempts in a transaction, which goes on afterwards as if there had been none. */
    private void inTransactions(Seat seat, String properties, Attempts attempts) throws SQLException {
        Scenario scenario = new Scenario(version, "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, v LONGTEXT)");
        Program<String> program = connection -> {
            connection.setAutoCommit(false);
            Sql.execute(connection, "INSERT INTO t (v) VALUES ('before')");
            String session = Sql.text(connection, "SELECT CONNECTION_ID()");
            attempts.on(connection);
            assertThat(Sql.text(connection, "SELECT CONNECTION_ID()")).isEqualTo(session);
            assertThat(Sql.rows(connection, "SELECT v FROM t")).containsExactly("before");
            connection.rollback();
            assertThat(Sql.rows(connection, "SELECT v FROM t")).isEmpty();
            return session;
        };
        scenario.guarded(seat, program, split(properties + "&safeguard.oversizeStatements=refuse"));
    }

    private static void refused(Connection connection, int row, Attempt<Statement> attempt) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            refused(connection, row, () -> attempt.with(statement));
            statement.execute("DO 0");
        }
    }

    private static void refused(Connection connection, int row, String sql, Attempt<PreparedStatement> attempt)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            refused(connection, row, () -> attempt.with(statement));
            assertThat(statement.executeBatch()).isEmpty();
        }
    }

    private static void refused(Connection connection, int row, Thrown.Call attempt) throws SQLException {
        Counters before = Counters.of(connection);
        assertThatExceptionOfType(PacketLimitException.class)
                .isThrownBy(attempt::run)
                .satisfies(refusal -> {
                    assertThat(refusal.rowIndex()).isEqualTo(row);
                    assertThat(refusal.getSQLState()).isEqualTo("S1000");
                    assertThat(refusal.payloadBytes()).isGreaterThan(refusal.limitBytes());
                    assertThat(refusal.maxAllowedPacket()).isEqualTo(Scenario.SMALL);
                    assertThat(refusal.getMessage()).contains("65,536").doesNotContain("xxx");
                });
        assertThat(Counters.of(connection).changingSince(before)).isZero();
    }
}
