package io.github.safeguardjdbc.testing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that is killed while a statement is sent as several, and started again on the same data, has all its rows or none.
 * The system property {@code safeguard.test.seed} says at which moments.
 */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record CrashIT(MySqlVersion version) {
    private static final Logger LOG = LoggerFactory.getLogger(CrashIT.class);
    private static final int ROWS = 10_000;
    private static final long SEED = Long.getLong("safeguard.test.seed", 20_261_121L);

    @Test
    void leavesAllRowsOrNone() throws Exception {
        killWhileSplitting(5);
    }

    @Tag("proof")
    @Test
    void leavesAllRowsOrNoneTwoHundredTimes() throws Exception {
        killWhileSplitting(200);
    }

    /** @param times on each server */
    private void killWhileSplitting(int times) throws Exception {
        Random random = new Random(SEED);
        ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor();
        int untouched = 0;
        int complete = 0;
        try (MySqlServer server =
                        MySqlServer.start(version, "--max-allowed-packet=64K", "--innodb-flush-log-at-trx-commit=1");
                Sandbox sandbox = new Sandbox(
                        server,
                        "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, run INT, v VARCHAR(40), INDEX (run))")) {
            SafeguardDataSource dataSource = sandbox.guard(
                    SafeguardConfig.builder()
                            .oversizeStatements(OversizeStatements.SPLIT)
                            .chunkSize(16 << 10)
                            .build(),
                    server.port());
            long whole = Math.min(duration(dataSource, -1), duration(dataSource, -2));
            for (int run = 0; run < times; run++) {
                Future<?> kill =
                        killer.schedule(server::kill, (long) (whole * random.nextDouble()), TimeUnit.NANOSECONDS);
                boolean returned = execute(dataSource, run);
                end(kill);
                server.restart();
                Integer rows = rows(sandbox, run);
                assertThat(rows)
                        .as("rows of run %d, seed %d", run, SEED)
                        .matches(found -> found == ROWS || (found == 0 && !returned));
                untouched += rows == 0 ? 1 : 0;
                complete += rows == 0 ? 0 : 1;
            }
        } finally {
            killer.shutdown();
        }
        LOG.info(
                "{}: of {} statements that met SIGKILL {} left no row and {} all", version, times, untouched, complete);
        assertThat(untouched).as("statements that the kill came in between").isPositive();
    }

    private static String insert(int run) {
        return "INSERT INTO t (run, v) VALUES "
                + IntStream.range(0, ROWS)
                        .mapToObj(i -> "(" + run + ",'one of many rows, " + i + "')")
                        .collect(Collectors.joining(","));
    }

    private static long duration(SafeguardDataSource dataSource, int run) {
        long start = System.nanoTime();
        assertThat(execute(dataSource, run)).isTrue();
        return System.nanoTime() - start;
    }

    /** Every other time in a transaction of the application's; false if the server was gone before the end. */
    private static boolean execute(SafeguardDataSource dataSource, int run) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            boolean transaction = run % 2 != 0;
            connection.setAutoCommit(!transaction);
            statement.executeUpdate(insert(run));
            if (transaction) {
                connection.commit();
            }
            return true;
        } catch (SQLException e) {
            LOG.debug("Run {} met the kill", run, e);
            return false;
        }
    }

    private static void end(Future<?> kill) throws InterruptedException {
        try {
            kill.get();
        } catch (ExecutionException e) {
            throw new AssertionError("The server could not be killed", e);
        }
    }

    private static int rows(Sandbox sandbox, int run) throws SQLException {
        try (Connection connection = sandbox.plain()) {
            return Integer.parseInt(Sql.text(connection, "SELECT COUNT(*) FROM t WHERE run = " + run));
        }
    }
}
