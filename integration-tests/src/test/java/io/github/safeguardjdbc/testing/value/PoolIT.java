package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten threads store values above the limit through a pool of five connections, for three seconds or as many as
 * {@code -Dsafeguard.test.poolSeconds} says.
 */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record PoolIT(MySqlVersion version) {
    private static final int THREADS = 10;
    private static final int CONNECTIONS = 5;

    @Test
    void nothingIsLeftInThePooledConnections() throws Exception {
        Database database = new Database(version, Database.SMALL);
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.driver());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setAutoCommit(false);
        long end = System.nanoTime()
                + Duration.ofSeconds(Integer.getInteger("safeguard.test.poolSeconds", 5))
                        .toNanos();
        AtomicInteger stored = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (SafeguardDataSource pool = SafeguardDataSource.hikari(config)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int first = thread;
                tasks.add(() -> {
                    for (int n = first; System.nanoTime() < end; n += THREADS) {
                        store(pool, n, Database.SMALL / 2 + n % 50 * Database.SMALL / 10);
                        stored.incrementAndGet();
                    }
                    return null;
                });
            }
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                Connection connection = pool.getConnection();
                all.add(connection);
                assertThat(Database.leftovers(connection)).isEmpty();
                assertThat(Database.ask(connection, "SELECT COUNT(*) FROM t")).isEqualTo("0");
                assertThat(Database.ask(
                                connection,
                                "SELECT COUNT(*) FROM performance_schema.prepared_statements_instances p JOIN"
                                        + " performance_schema.threads t ON t.THREAD_ID = p.OWNER_THREAD_ID"
                                        + " WHERE t.PROCESSLIST_ID = CONNECTION_ID()"))
                        .isEqualTo("0");
            }
            for (Connection connection : all) {
                connection.close();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(stored).hasValueGreaterThan(2 * THREADS);
    }

    /** Neither commits nor closes its statement: the pool must roll back, and we must close what stands in for it. */
    private static void store(SafeguardDataSource pool, int n, int size) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            PreparedStatement statement = connection.prepareStatement("INSERT INTO t (k, b) VALUES (?, ?)");
            byte[] bytes = Content.RANDOM.bytes(size);
            statement.setInt(1, n);
            statement.setBytes(2, bytes);
            assertThat(statement.executeUpdate()).isOne();
            assertThat(Database.ask(connection, "SELECT SHA2(b, 256) FROM t WHERE k = " + n))
                    .isEqualTo(Content.sha256(bytes));
        }
    }
}
