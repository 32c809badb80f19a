package io.github.safeguardjdbc.testing.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.SafeguardContext;
import io.github.safeguardjdbc.Verdict;
import io.github.safeguardjdbc.testing.batch.Client;
import io.github.safeguardjdbc.testing.batch.Seat;
import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.proxy.Direction;
import io.github.safeguardjdbc.testing.proxy.Fault;
import io.github.safeguardjdbc.testing.proxy.Strike;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections of several hosts, of which each session may be lost, and which the driver changes by itself. */
@Tag("every-driver")
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record MultiHostLossIT(MySqlVersion version) {
    private static final String TABLE = "CREATE TABLE t (id INT)";
    private static final int DISCONNECTS = 6;

    static Stream<String> schemes() {
        return Stream.of("replication:", "loadbalance:", "");
    }

    static Stream<Arguments> seatsAndSchemes() {
        return Seat.guarded().stream().flatMap(seat -> schemes().map(scheme -> Arguments.of(seat, scheme)));
    }

    @ParameterizedTest
    @MethodSource("seatsAndSchemes")
    void areReplacedAfterAPause(Seat seat, String scheme) throws SQLException {
        try (Lab lab = new Lab(version, TABLE);
                Client client = lab.multiHost(seat, scheme);
                Connection connection = client.connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            for (int i = 0; i < DISCONNECTS; i++) {
                // Each other time after a transaction, after which a load-balanced connection may be at another host.
                connection.setAutoCommit(i % 2 == 0);
                insert.setInt(1, i);
                insert.executeUpdate();
                if (i % 2 != 0) {
                    connection.commit();
                }
                lab.killAll();
                Lab.pause(15);
            }
            connection.setAutoCommit(true);
            insert.setInt(1, DISCONNECTS);
            insert.executeUpdate();
            assertThat(lab.number("SELECT COUNT(*) FROM t")).isEqualTo(DISCONNECTS + 1);
            assertThat(lab.number("SELECT COUNT(DISTINCT id) FROM t")).isEqualTo(DISCONNECTS + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void areReplacedForAReadThatWasOnItsWay(String scheme) throws SQLException {
        try (Lab lab = new Lab(version, TABLE, "INSERT INTO t VALUES (7)");
                Client client = lab.multiHost(Seat.URL, scheme);
                Connection connection = client.connect();
                Statement statement = connection.createStatement()) {
            lab.proxy().last().arm(new Fault(Direction.RESPONSE, 0, Strike.CLOSE));

            assertThat(Sql.rows(statement.executeQuery("SELECT id FROM t"))).containsExactly("7");
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void tellWhatBecameOfAWrite(String scheme) throws SQLException {
        try (Lab lab = new Lab(version, TABLE);
                Client client = lab.multiHost(Seat.URL, scheme, "useLocalSessionState=true");
                Connection connection = client.connect();
                Statement statement = connection.createStatement()) {
            lab.proxy().last().arm(new Fault(Direction.RESPONSE, 0, Strike.CLOSE));

            SafeguardContext context = Lost.contextOf(() -> statement.executeUpdate("INSERT INTO t VALUES (1)"));

            assertThat(context.verdict()).isEqualTo(Verdict.UNKNOWN);
            assertThat(lab.number("SELECT COUNT(*) FROM t")).isEqualTo(1);
            assertGoesOnAsTheDriverHasIt(connection);
        }
    }

    @ParameterizedTest
    @MethodSource("schemes")
    void areLeftToTheDriverIfASessionHeldWhatAnotherHasNot(String scheme) throws SQLException {
        try (Lab lab = new Lab(version, TABLE);
                Client client = lab.multiHost(Seat.URL, scheme);
                Connection connection = client.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET @x = 1");
            lab.killAll();
            Lab.pause(15);

            SafeguardContext context = Lost.contextOf(() -> statement.executeUpdate("INSERT INTO t VALUES (1)"));

            assertThat(context.verdict()).isEqualTo(Verdict.NOT_SENT);
            assertThat(context.declined()).contains("SET @x = ?");
            assertThat(lab.number("SELECT COUNT(*) FROM t")).isZero();
            assertGoesOnAsTheDriverHasIt(connection);
        }
    }

    private static void assertGoesOnAsTheDriverHasIt(Connection connection) throws SQLException {
        assertThat(Sql.number(connection, "SELECT 5")).isEqualTo(5);
    }

    /** The transaction is not at the host whose session was lost. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void areNotReplacedWhileTheOtherHostHasATransaction(boolean idle) throws SQLException {
        try (Lab lab = new Lab(version, TABLE);
                Client client = lab.multiHost(Seat.URL, "replication:");
                Connection connection = client.connect();
                Statement atSource = connection.createStatement()) {
            connection.setAutoCommit(false);
            atSource.executeUpdate("INSERT INTO t VALUES (1)");
            connection.setReadOnly(true);
            try (Statement atReplica = connection.createStatement()) {
                Sql.execute(lab.observer(), "KILL " + Sql.number(connection, "SELECT CONNECTION_ID()"));
                Lab.pause(idle ? 15 : 3);

                SafeguardContext context = Lost.contextOf(() -> atReplica.executeQuery("SELECT COUNT(*) FROM t"));

                assertThat(context.declined()).contains("a transaction was lost with it");
            }
            connection.setReadOnly(false);
            connection.commit();
            assertThat(lab.number("SELECT COUNT(*) FROM t")).isEqualTo(1);
        }
    }

    /** The driver asks nobody when it comes back to a session that it has kept. */
    @Test
    void haveAClockForEachSession() throws SQLException {
        try (Lab lab = new Lab(version, TABLE);
                Client client = lab.multiHost(Seat.URL, "replication:", "useLocalSessionState=true");
                Connection connection = client.connect()) {
            Sql.execute(lab.observer(), "KILL " + Sql.number(connection, "SELECT CONNECTION_ID()"));
            connection.setReadOnly(true);
            for (int i = 0; i < 5; i++) {
                Lab.pause(4);
                Sql.number(connection, "SELECT COUNT(*) FROM t");
            }
            connection.setReadOnly(false);
            Sql.execute(connection, "INSERT INTO t VALUES (1)");
            assertThat(lab.number("SELECT COUNT(*) FROM t")).isEqualTo(1);
        }
    }
}
