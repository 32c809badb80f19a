package io.github.safeguardjdbc.testing.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.safeguardjdbc.testing.batch.Client;
import io.github.safeguardjdbc.testing.batch.QuietPools;
import io.github.safeguardjdbc.testing.batch.Seat;
import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * A server that is restarted under the load of 8 threads, every other time after SIGKILL. Errors meet transactions and writes that
 * are on their way, each with its verdict, and what was told of every write reconciles with the table.
 *
 * <p>For five minutes in profile proof, or for {@code -Dsafeguard.test.restartSeconds}.
 */
@ExtendWith(QuietPools.class)
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record RestartIT(MySqlVersion version) {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(RestartIT.class);
    private static final int THREADS = 8;

    /** A replacement may take a second more: longer than a server is away, on a machine that is busy. */
    private static final Duration PING_TIMEOUT = Duration.ofSeconds(20);

    @Test
    void everyWriteReconcilesAfterARestart() throws Exception {
        restart(Duration.ofSeconds(3), Duration.ofSeconds(1));
    }

    @Tag("proof")
    @Test
    void everyWriteReconcilesAfterMinutesOfRestarts() throws Exception {
        restart(Duration.ofSeconds(Long.getLong("safeguard.test.restartSeconds", 300)), Duration.ofSeconds(20));
    }

    /** @param interval between a server that answers and its next restart */
    private void restart(Duration duration, Duration interval) throws Exception {
        Logger events = (Logger) LoggerFactory.getLogger("io.github.safeguardjdbc");
        events.setLevel(Level.ERROR);
        LOG.setLevel(Level.INFO);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Client> clients = new ArrayList<>();
        try (MySqlServer server = MySqlServer.start(version, "--innodb-flush-log-at-trx-commit=1")) {
            String database = server.createDatabase();
            try (Connection connection = server.connect(database)) {
                Sql.execute(connection, Ledger.TABLE);
            }
            long end = System.nanoTime() + duration.toNanos();
            Ledger ledger = new Ledger();
            List<Future<Load>> loads = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Seat seat = Seat.guarded().get(i % Seat.guarded().size());
                clients.add(seat.open(
                        server,
                        database,
                        "useServerPrepStmts=" + (i % 2 == 0),
                        "safeguard.pingTimeout=" + PING_TIMEOUT.toSeconds() + "s"));
                loads.add(threads.submit(new Load(clients.get(i), ledger, i, () -> System.nanoTime() < end)));
            }
            int restarts = 0;
            long longestNanos = 0;
            while (System.nanoTime() + interval.toNanos() < end) {
                TimeUnit.NANOSECONDS.sleep(interval.toNanos());
                long begin = System.nanoTime();
                if (restarts++ % 2 != 0) {
                    server.kill();
                }
                server.restart();
                longestNanos = Math.max(longestNanos, System.nanoTime() - begin);
            }
            Map<String, Integer> outcomes = new TreeMap<>();
            List<String> avoidable = new ArrayList<>();
            for (Future<Load> future : loads) {
                Load load = future.get();
                load.outcomes().forEach((told, times) -> outcomes.merge(told, times, Integer::sum));
                avoidable.addAll(load.avoidable());
            }
            LOG.info(
                    "{}: {} restarts of up to {} ms, {} writes, {}",
                    version,
                    restarts,
                    Duration.ofNanos(longestNanos).toMillis(),
                    ledger.size(),
                    outcomes);
            try (Connection observer = server.connect(database)) {
                assertThat(ledger.wrong(observer)).isEmpty();
            }
            assertThat(avoidable).isEmpty();
        } finally {
            threads.shutdownNow();
            for (Client client : clients) {
                client.close();
            }
            events.setLevel(null);
        }
    }
}
