package io.github.safeguardjdbc.testing.batch;

import static io.github.safeguardjdbc.testing.batch.Seats.split;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Timeouts, and a second thread that does something to a batch that is being sent. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record ConcurrentUseIT(MySqlVersion version) {
    private static final String SAMPLE = "io.github.safeguardjdbc.testing.batch.Seats#sample";
    private static final int ROWS = 1_000;

    /** The row that another session holds, so that the batch waits in the middle. */
    private static final int HELD = 600;

    /** What the second thread does; run while the batch waits. */
    @FunctionalInterface
    private interface Act {
        void on(Connection connection, PreparedStatement insert) throws SQLException;
    }

    /**
     * What a batch came to that another thread interfered with.
     *
     * @param waited the other thread's act did not return before the batch
     * @param rows in the table at the end, as another session sees them
     */
    private record Interference(Outcome outcome, boolean waited, long rows) {}

    private Scenario scenario() {
        return new Scenario(version, "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(100))");
    }

    private Interference interfere(Seat seat, String[] properties, boolean autoCommit, Act act) throws SQLException {
        MySqlServer server = SharedServers.withLimit(version, Scenario.SMALL);
        String database = scenario().database(server);
        try (Client client = seat.open(server, database, properties);
                Connection connection = client.connect();
                Connection other = server.connect(database);
                Background batchThread = new Background();
                Background actThread = new Background()) {
            connection.setAutoCommit(autoCommit);
            PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)");
            add(insert);
            other.setAutoCommit(false);
            Sql.execute(other, "INSERT INTO t VALUES (" + HELD + ", 'held by another')");
            Future<Outcome> batch = batchThread.start(() -> Outcome.of(insert));
            Background.awaitLockWait(server);
            Future<Boolean> acting = actThread.start(() -> {
                act.on(connection, insert);
                return batch.isDone();
            });
            Background.pause(150);
            boolean waited = !acting.isDone();
            other.rollback();
            Outcome outcome = Background.result(batch);
            Background.result(acting);
            return new Interference(outcome, waited, Sql.number(other, "SELECT COUNT(*) FROM t"));
        }
    }

    private static void add(PreparedStatement insert) throws SQLException {
        for (int i = 0; i < ROWS; i++) {
            insert.setInt(1, i);
            insert.setString(2, "x".repeat(90));
            insert.addBatch();
        }
    }

    @ParameterizedTest
    @MethodSource(SAMPLE)
    void closingTheStatementWaitsForTheBatch(Seat seat, String properties) throws SQLException {
        Interference seen = interfere(seat, split(properties), true, (connection, insert) -> insert.close());

        assertThat(seen).isEqualTo(new Interference(new Outcome("1 × 1000", ""), true, ROWS));
    }

    @ParameterizedTest
    @MethodSource(SAMPLE)
    void closingTheConnectionWaitsForTheBatch(Seat seat, String properties) throws SQLException {
        Interference seen = interfere(seat, split(properties), true, (connection, insert) -> connection.close());

        assertThat(seen).isEqualTo(new Interference(new Outcome("1 × 1000", ""), true, ROWS));
    }

    @ParameterizedTest
    @MethodSource(SAMPLE)
    void rollbackWaitsForTheBatchAndUndoesItAll(Seat seat, String properties) throws SQLException {
        Interference seen = interfere(seat, split(properties), false, (connection, insert) -> connection.rollback());

        assertThat(seen).isEqualTo(new Interference(new Outcome("1 × 1000", ""), true, 0));
    }

    @ParameterizedTest
    @MethodSource(SAMPLE)
    void commitWaitsForTheBatchAndKeepsItAll(Seat seat, String properties) throws SQLException {
        Interference seen = interfere(seat, split(properties), false, (connection, insert) -> connection.commit());

        assertThat(seen).isEqualTo(new Interference(new Outcome("1 × 1000", ""), true, ROWS));
    }

    @ParameterizedTest
    @MethodSource(SAMPLE)
    void switchingAutoCommitWaitsForTheBatch(Seat seat, String properties) throws SQLException {
        Interference seen =
                interfere(seat, split(properties), false, (connection, insert) -> connection.setAutoCommit(true));

        assertThat(seen).isEqualTo(new Interference(new Outcome("1 × 1000", ""), true, ROWS));
    }

    @ParameterizedTest
    @MethodSource(SAMPLE)
    void cancelEndsTheBatch(Seat seat, String properties) throws SQLException {
        Interference seen = interfere(seat, split(properties), true, (connection, insert) -> insert.cancel());

        // The driver may learn of the interruption before it has noted that it asked for it.
        assertThat(seen.outcome().failure())
                .startsWith("BatchUpdateException ")
                .containsAnyOf(
                        "MySQLStatementCancelledException null/0: Statement cancelled due to client request",
                        "MySQLQueryInterruptedException 70100/1317: Query execution was interrupted");
        assertThat(seen.waited()).isFalse();
        assertThat(seen.outcome().succeeded()).hasSize((int) seen.rows()).hasSizeBetween(1, HELD);
    }

    @ParameterizedTest
    @MethodSource(SAMPLE)
    void theTimeoutHoldsForTheWholeBatch(Seat seat, String properties) throws SQLException {
        long start = System.nanoTime();

        Outcome seen = slow(seat, properties, 1_000, 1);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(9));
        assertThat(seen.failure())
                .startsWith("BatchUpdateException ")
                .containsAnyOf(
                        "MySQLTimeoutException null/0: Statement cancelled due to timeout or client request",
                        "MySQLQueryInterruptedException 70100/1317: Query execution was interrupted");
    }

    @ParameterizedTest
    @MethodSource(SAMPLE)
    void aTimeoutThatIsNotReachedLeavesTheBatchAlone(Seat seat, String properties) throws SQLException {
        assertThat(slow(seat, properties, 50, 60)).isEqualTo(new Outcome("1 × 50", ""));
    }

    /** Rows that take the server 10 ms each, in chunks of few. */
    private Outcome slow(Seat seat, String properties, int rows, int timeoutSeconds) throws SQLException {
        Scenario scenario = new Scenario(
                version,
                "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(100))",
                "CREATE TRIGGER slow BEFORE INSERT ON t FOR EACH ROW SET NEW.name = CONCAT(NEW.name, SLEEP(0.01))");
        Program<Outcome> program = connection -> {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
                insert.setQueryTimeout(timeoutSeconds);
                for (int i = 0; i < rows; i++) {
                    insert.setInt(1, i);
                    insert.setString(2, "x".repeat(50));
                    insert.addBatch();
                }
                Outcome outcome = Outcome.of(insert);
                assertThat(insert.getQueryTimeout()).isEqualTo(timeoutSeconds);
                assertThat(Sql.numbers(connection, "SELECT id FROM t ORDER BY id"))
                        .isEqualTo(outcome.succeeded());
                return outcome;
            }
        };
        return scenario.guarded(seat, program, split(properties + "&safeguard.chunkSize=1024"));
    }
}
