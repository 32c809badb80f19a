package io.github.safeguardjdbc.testing.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.batch.Client;
import io.github.safeguardjdbc.testing.batch.QuietPools;
import io.github.safeguardjdbc.testing.batch.Seat;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Connections that are lost while nobody uses them: no error reaches the caller, and each row is there once. */
@ExtendWith(QuietPools.class)
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record IdleDisconnectIT(MySqlVersion version) {
    /** Disconnects per way of using a connection; more than 1,000 in all with 60, as in profile proof. */
    private static final int DISCONNECTS = Integer.getInteger("safeguard.test.disconnects", 12);

    private static final int SESSIONS = 10;
    private static final String TABLE = "CREATE TABLE t (id INT, note VARCHAR(20))";

    static Stream<Arguments> seatsAndProperties() {
        return Seat.guarded().stream()
                .flatMap(seat -> Stream.of("sslMode=DISABLED", "sslMode=REQUIRED", "useServerPrepStmts=true")
                        .map(properties -> Arguments.of(seat, properties)));
    }

    /** Within the half second for which Hikari takes a connection for alive. */
    @ParameterizedTest
    @MethodSource("seatsAndProperties")
    void killedBetweenTwoBorrowings(Seat seat, String properties) throws SQLException {
        try (Lab lab = new Lab(version, TABLE);
                Client client = lab.direct(seat, properties)) {
            for (int i = 0; i < DISCONNECTS; i++) {
                try (Connection connection = client.connect()) {
                    if (i % 2 == 1) {
                        connection.setAutoCommit(false);
                    }
                    insert(connection, i);
                    assertThat(count(connection, i)).isEqualTo(1);
                    if (i % 2 == 1) {
                        connection.commit();
                        connection.setAutoCommit(true);
                    }
                    if (seat == Seat.URL) {
                        hold(lab, connection, i);
                    }
                }
                lab.killAll();
                Lab.pause(15);
            }
            assertEachRowOnce(lab, seat == Seat.URL ? 2 : 1);
        }
    }

    /** Without a pool nothing outlives the connection, so it is lost while it is held. */
    private static void hold(Lab lab, Connection connection, int i) throws SQLException {
        lab.killAll();
        Lab.pause(15);
        insert(connection, i);
    }

    @ParameterizedTest
    @MethodSource("seatsAndProperties")
    void killedWhileHeld(Seat seat, String properties) throws SQLException {
        try (Lab lab = new Lab(version, TABLE);
                Client client = lab.direct(seat, properties);
                Connection connection = client.connect();
                Statement plain = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            for (int i = 0; i < DISCONNECTS; i++) {
                lab.killAll();
                Lab.pause(15);
                insert.setInt(1, i);
                insert.setString(2, "x");
                // Every other time the disconnect is met by another statement than the one with the parameters.
                if (i % 2 == 1) {
                    try (ResultSet result = plain.executeQuery("SELECT COUNT(*) FROM t")) {
                        assertThat(result.next()).isTrue();
                        assertThat(result.getInt(1)).isEqualTo(i);
                    }
                }
                if (i % 3 == 2) {
                    insert.addBatch();
                    assertThat(insert.executeBatch()).containsExactly(1);
                } else {
                    assertThat(insert.executeUpdate()).isEqualTo(1);
                }
            }
            assertEachRowOnce(lab, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("seatsAndProperties")
    void timedOutByTheServer(Seat seat, String properties) throws SQLException {
        timedOut(Collections.nCopies(SESSIONS, Arguments.of(seat, properties)), 0);
    }

    /** Closing a statement that is prepared on the server is a command without an answer: nobody is told, and the driver gives up. */
    @ParameterizedTest
    @EnumSource(names = {"AROUND_POOL", "URL", "BELOW_POOL"})
    void noticedWhileStatementsWereClosed(Seat seat) throws SQLException {
        try (Lab lab = new Lab(version, "CREATE TABLE t (id INT)");
                Client client = lab.direct(seat, "useServerPrepStmts=true");
                Connection connection = client.connect()) {
            for (int i = 0; i < 3; i++) {
                PreparedStatement first = connection.prepareStatement("INSERT INTO t VALUES (?)");
                PreparedStatement second = connection.prepareStatement("INSERT INTO t VALUES (-?)");
                first.setInt(1, i);
                first.executeUpdate();
                second.setInt(1, i);
                second.executeUpdate();
                lab.killAll();
                Lab.pause(5);
                // The first one is sent into the void, and the answer to that tells the second one.
                first.close();
                Lab.pause(5);
                second.close();

                try (Statement statement = connection.createStatement()) {
                    assertThat(statement.executeUpdate("INSERT INTO t VALUES (100)"))
                            .isEqualTo(1);
                }
            }
            assertThat(lab.number("SELECT COUNT(*) FROM t")).isEqualTo(9);
        }
    }

    /** Long enough for a ping as well. */
    @Tag("proof")
    @Test
    void timedOutAndHeldForAMinute() throws SQLException {
        timedOut(seatsAndProperties().toList(), 60_000);
    }

    /** @param sessions the seat and the properties of each */
    private void timedOut(List<Arguments> sessions, long heldForMillis) throws SQLException {
        List<Client> clients = new ArrayList<>();
        try (Lab lab = new Lab(version, TABLE)) {
            List<Connection> connections = new ArrayList<>();
            for (Arguments session : sessions) {
                Client client = lab.direct(
                        (Seat) session.get()[0], (String) session.get()[1], "sessionVariables=wait_timeout=1");
                clients.add(client);
                Connection connection = client.connect();
                insert(connection, connections.size());
                connections.add(connection);
            }
            lab.awaitAlone();
            Lab.pause(heldForMillis);
            for (int i = 0; i < connections.size(); i++) {
                insert(connections.get(i), sessions.size() + i);
                connections.get(i).close();
            }
            assertThat(lab.number("SELECT COUNT(*) FROM t")).isEqualTo(2L * sessions.size());
            assertThat(lab.number("SELECT COUNT(DISTINCT id) FROM t")).isEqualTo(2L * sessions.size());
        } finally {
            for (Client client : clients) {
                client.close();
            }
        }
    }

    private static void insert(Connection connection, int id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            insert.setInt(1, id);
            insert.setString(2, "x");
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }

    private static int count(Connection connection, int id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM t WHERE id = ?")) {
            select.setInt(1, id);
            try (ResultSet result = select.executeQuery()) {
                assertThat(result.next()).isTrue();
                return result.getInt(1);
            }
        }
    }

    private static void assertEachRowOnce(Lab lab, int times) throws SQLException {
        assertThat(lab.number("SELECT COUNT(*) FROM t")).isEqualTo((long) times * DISCONNECTS);
        for (int id : IntStream.range(0, DISCONNECTS).toArray()) {
            assertThat(lab.number("SELECT COUNT(*) FROM t WHERE id = " + id)).isEqualTo(times);
        }
    }
}
