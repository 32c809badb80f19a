package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.safeguardjdbc.testing.liveness.Told;
import io.github.safeguardjdbc.testing.proxy.Direction;
import io.github.safeguardjdbc.testing.proxy.Fault;
import io.github.safeguardjdbc.testing.proxy.Relay;
import io.github.safeguardjdbc.testing.proxy.Strike;
import io.github.safeguardjdbc.testing.proxy.TcpProxy;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that are cut, and servers that are killed, while a value is staged: it is stored as a whole, once, or not at all,
 * the caller is never told more than that, and no variable outlives its session.
 */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record StagedCutIT(MySqlVersion version) {
    private static final Logger LOG = LoggerFactory.getLogger(StagedCutIT.class);
    private static final int SIZE = Database.SMALL * 40;
    private static final byte[] VALUE = Content.RANDOM.bytes(SIZE);
    private static final Strike[] STRIKES = {Strike.CLOSE, Strike.RESET, Strike.HALF_CLOSE};

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void atTwentyPoints(boolean autocommit) throws SQLException {
        cutAt(14, 6, autocommit);
    }

    @Tag("proof")
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void atAHundredPoints(boolean autocommit) throws SQLException {
        cutAt(60, 40, autocommit);
    }

    private void cutAt(int requests, int responses, boolean autocommit) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        Map<String, Integer> outcomes = new TreeMap<>();
        try (TcpProxy proxy = new TcpProxy(database.port());
                Connection observer = database.driver().getConnection()) {
            long[] lengths = lengths(database, proxy, autocommit);
            List<Fault> faults = new ArrayList<>();
            for (int i = 0; i < requests; i++) {
                // The last few hundred bytes are the statement itself, its commit, and what cleans up.
                long offset = i % 2 == 0 ? lengths[0] * i / requests : lengths[0] - 60L * i;
                faults.add(new Fault(Direction.REQUEST, offset, STRIKES[i % STRIKES.length]));
            }
            for (int i = 0; i < responses; i++) {
                faults.add(new Fault(
                        Direction.RESPONSE, lengths[1] * (i + 1) / (responses + 1), STRIKES[i % STRIKES.length]));
            }
            for (int i = 0; i < faults.size(); i++) {
                Told told = cut(database, proxy, faults.get(i), i, autocommit);
                outcomes.merge(told.kind(), 1, Integer::sum);
                awaitAlone(observer, database);
                double stored = stored(observer, i);
                assertThat(autocommit ? told.isTrueOf(stored) : stored == 0)
                        .as("cut at %s, told %s, stored %s times", faults.get(i), told, stored)
                        .isTrue();
            }
            assertThat(Database.ask(observer, "SELECT @@performance_schema")).isEqualTo("1");
            assertThat(Database.ask(
                            observer,
                            "SELECT COUNT(*) FROM performance_schema.user_variables_by_thread WHERE VARIABLE_NAME LIKE"
                                    + " 'safeguard%'"))
                    .isEqualTo("0");
        }
        LOG.info("{}, autocommit {}: {}", version, autocommit, outcomes);
        assertThat(outcomes).hasSizeGreaterThan(autocommit ? 1 : 0);
    }

    /** The bytes of an undisturbed run, sent and answered. */
    private static long[] lengths(Database database, TcpProxy proxy, boolean autocommit) throws SQLException {
        try (Connection connection = database.connectThrough(proxy)) {
            connection.setAutoCommit(autocommit);
            store(connection, -1);
            Relay relay = proxy.last();
            relay.arm(null);
            store(connection, -2);
            return new long[] {relay.passed(Direction.REQUEST), relay.passed(Direction.RESPONSE)};
        }
    }

    private static void store(Connection connection, int k) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t (k, b) VALUES (?, ?)")) {
            statement.setInt(1, k);
            statement.setBinaryStream(2, new ByteArrayInputStream(VALUE), SIZE);
            statement.executeUpdate();
        }
    }

    private static Told cut(Database database, TcpProxy proxy, Fault fault, int k, boolean autocommit)
            throws SQLException {
        Connection connection = database.connectThrough(proxy);
        try {
            connection.setAutoCommit(autocommit);
            proxy.last().arm(fault);
            return Told.of(() -> store(connection, k));
        } finally {
            proxy.last().strike(Strike.CLOSE);
            closeLost(connection);
        }
    }

    @SuppressWarnings("EmptyCatch")
    private static void closeLost(Connection connection) {
        try {
            connection.close();
        } catch (SQLException lost) {
            // As it should be.
        }
    }

    private static void awaitAlone(Connection observer, Database database) throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        String others = "SELECT COUNT(*) FROM performance_schema.threads WHERE PROCESSLIST_ID <> CONNECTION_ID()"
                + " AND PROCESSLIST_DB = '" + database.name() + "'";
        while (!Database.ask(observer, others).equals("0")) {
            assertThat(System.nanoTime()).as("sessions end").isLessThan(deadline);
        }
    }

    /** How often the value is there; one that is not whole counts a thousand times. */
    private static double stored(Connection observer, int k) throws SQLException {
        return Double.parseDouble(Database.ask(
                observer,
                "SELECT COALESCE(SUM(IF(SHA2(b, 256) = '" + Content.sha256(VALUE) + "', 1, 1000)), 0) FROM t WHERE k = "
                        + k));
    }

    @Test
    void aServerThatIsKilled() throws Exception {
        try (MySqlServer server = MySqlServer.start(
                version, "--max-allowed-packet=" + Database.SMALL, "--innodb-flush-log-at-trx-commit=2")) {
            Database database = new Database(server);
            AtomicInteger stored = new AtomicInteger();
            CompletableFuture<Void> killed = CompletableFuture.runAsync(() -> {
                await(stored, 5);
                server.kill();
            });
            assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
                try (Connection connection = database.connect()) {
                    while (true) {
                        store(connection, stored.get());
                        stored.incrementAndGet();
                    }
                }
            });
            killed.get();
            server.restart();
            try (Connection connection = database.driver().getConnection()) {
                assertThat(Database.ask(connection, "SELECT COUNT(DISTINCT k) = COUNT(*) FROM t"))
                        .isEqualTo("1");
                assertThat(Integer.parseInt(Database.ask(
                                connection,
                                "SELECT COUNT(*) FROM t WHERE SHA2(b, 256) = '" + Content.sha256(VALUE) + "'")))
                        .isBetween(stored.get(), stored.get() + 1);
                assertThat(Database.ask(
                                connection,
                                "SELECT COUNT(*) FROM t WHERE SHA2(b, 256) <> '" + Content.sha256(VALUE) + "'"))
                        .isEqualTo("0");
            }
        }
    }

    private static void await(AtomicInteger stored, int count) {
        while (stored.get() < count) {
            Thread.onSpinWait();
        }
    }
}
