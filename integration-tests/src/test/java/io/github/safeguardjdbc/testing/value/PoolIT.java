package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.stream.Stream;
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
        List<String> filesBefore = spoolFiles();
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
                // The names of our variables stay until the session ends; their values would be tens of thousands of
                // bytes.
                assertThat(bytesOfUserVariables(connection)).isBetween(1L, Database.SMALL / 2L);
            }
            assertThat(spoolFiles()).isEqualTo(filesBefore);
            for (Connection connection : all) {
                connection.close();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(stored).hasValueGreaterThan(2 * THREADS);
    }

    /** As long as the connection is open, one at a time, the server's account of its memory. */
    private static long bytesOfUserVariables(Connection connection) throws SQLException {
        return Long.parseLong(
                Database.ask(
                        connection,
                        "SELECT SUM(m.CURRENT_NUMBER_OF_BYTES_USED) FROM performance_schema.memory_summary_by_thread_by_event_name m"
                                + " JOIN performance_schema.threads t USING (THREAD_ID)"
                                + " WHERE t.PROCESSLIST_ID = CONNECTION_ID() AND m.EVENT_NAME LIKE 'memory/sql/user_var_entry%'"));
    }

    private static List<String> spoolFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".spool"))
                    .sorted()
                    .toList();
        }
    }

    /** Neither commits nor closes its statement: the pool must roll back, and we must close what stands in for it. */
    private static void store(SafeguardDataSource pool, int n, int size) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            PreparedStatement statement = connection.prepareStatement("INSERT INTO t (k, b) VALUES (?, ?)");
            byte[] bytes = Content.RANDOM.bytes(size);
            statement.setInt(1, n);
            if (n % 2 == 0) {
                statement.setBytes(2, bytes);
            } else {
                statement.setBinaryStream(2, new ByteArrayInputStream(bytes));
            }
            assertThat(statement.executeUpdate()).isOne();
            assertThat(Database.ask(connection, "SELECT SHA2(b, 256) FROM t WHERE k = " + n))
                    .isEqualTo(Content.sha256(bytes));
        }
    }
}
