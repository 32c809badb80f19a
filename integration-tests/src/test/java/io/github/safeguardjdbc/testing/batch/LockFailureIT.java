package io.github.safeguardjdbc.testing.batch;

import static io.github.safeguardjdbc.testing.batch.Seats.split;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Deadlocks and lock wait timeouts reach the caller as they are, and nothing is sent twice. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record LockFailureIT(MySqlVersion version) {
    private static final int ROWS = 3_000;

    /** The row that another session holds. */
    private static final int HELD = 2_000;

    private Scenario scenario() {
        return new Scenario(version, "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(100))");
    }

    @ParameterizedTest
    @MethodSource("io.github.safeguardjdbc.testing.batch.Seats#sample")
    void aDeadlockEndsTheBatchAndItsTransaction(Seat seat, String properties) throws SQLException {
        MySqlServer server = SharedServers.withLimit(version, Scenario.SMALL);
        String database = scenario().database(server);
        for (boolean goOn : new boolean[] {false, true}) {
            try (Client client = seat.open(server, database, split(properties + "&continueBatchOnError=" + goOn));
                    Connection connection = client.connect();
                    Connection other = server.connect(database);
                    Background background = new Background()) {
                connection.setAutoCommit(false);
                Sql.execute(connection, "INSERT INTO t VALUES (-1, 'held by us')");
                other.setAutoCommit(false);
                // More rows than the batch's transaction, so that the server picks the batch's to undo.
                Sql.execute(
                        other,
                        "INSERT INTO t WITH RECURSIVE n (i) AS (SELECT 10000 UNION ALL SELECT i + 1 FROM n WHERE i < 10999)"
                                + " SELECT i, REPEAT('x', 90) FROM n",
                        "INSERT INTO t SELECT id + 1000, name FROM t WHERE id >= 10000",
                        "INSERT INTO t SELECT id + 2000, name FROM t WHERE id >= 10000",
                        "INSERT INTO t VALUES (" + HELD + ", 'held by another')");
                Future<Integer> waiting = background.start(() -> {
                    try (Statement statement = other.createStatement()) {
                        return statement.executeUpdate("INSERT INTO t VALUES (-1, 'another')");
                    }
                });
                Background.awaitLockWait(server);
                Counters before = Counters.of(connection);
                Outcome outcome = batch(connection);
                Counters after = Counters.of(connection);

                assertThat(outcome.failure())
                        .startsWith("BatchUpdateException 40001/1213: Deadlock found when trying to get lock")
                        .contains(" <- MySQLTransactionRollbackException 40001/1213: ");
                assertThat(outcome.counts()).matches("1 × \\d+");
                assertThat(after.insertsSince(before)).isLessThan(25);
                assertThat(Background.result(waiting)).isEqualTo(1);
                other.rollback();
                assertThat(Sql.number(connection, "SELECT COUNT(*) FROM t")).isZero();
                connection.rollback();
            }
        }
    }

    private static Outcome batch(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            for (int i = 0; i < ROWS; i++) {
                insert.setInt(1, i);
                insert.setString(2, "x".repeat(90));
                insert.addBatch();
            }
            return Outcome.of(insert);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.safeguardjdbc.testing.batch.Seats#sample")
    void aLockWaitTimeoutFailsItsChunkAndIsNotTriedAgain(Seat seat, String properties) throws SQLException {
        MySqlServer server = SharedServers.withLimit(version, Scenario.SMALL);
        String database = scenario().database(server);
        boolean goOn = seat != Seat.AROUND_POOL;
        try (Client client = seat.open(server, database, split(properties + "&continueBatchOnError=" + goOn));
                Connection connection = client.connect();
                Connection other = server.connect(database)) {
            Sql.execute(connection, "SET innodb_lock_wait_timeout = 1");
            connection.setAutoCommit(goOn);
            other.setAutoCommit(false);
            Sql.execute(other, "INSERT INTO t VALUES (" + HELD + ", 'held by another')");
            Counters before = Counters.of(connection);
            long start = System.nanoTime();
            Outcome outcome = batch(connection);
            long seconds = (System.nanoTime() - start) / 1_000_000_000;
            Counters after = Counters.of(connection);

            assertThat(outcome.failure())
                    .startsWith("BatchUpdateException 40001/1205: Lock wait timeout exceeded")
                    .contains(" <- MySQLTransactionRollbackException 40001/1205: ");
            assertThat(seconds).isBetween(1L, 20L);
            assertThat(after.insertsSince(before)).isLessThan(25);
            other.rollback();
            // The transaction goes on, and the counts tell which rows are in it.
            if (goOn) {
                assertThat(outcome.counts()).matches("1 × \\d+, -3 × \\d+, 1 × \\d+");
            } else {
                assertThat(outcome.counts()).matches("1 × \\d+");
            }
            assertThat(Sql.numbers(connection, "SELECT id FROM t ORDER BY id")).isEqualTo(outcome.succeeded());
            connection.setAutoCommit(true);
        }
    }
}
