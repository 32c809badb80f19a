package io.github.safeguardjdbc.testing.batch;

import static io.github.safeguardjdbc.testing.batch.Seats.split;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A connection that is killed in the middle of a batch. */
@ExtendWith(QuietPools.class)
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record LostConnectionIT(MySqlVersion version) {
    private static final int ROWS = 3_000;
    private static final int HELD = 2_000;

    static Stream<Arguments> seatsAndModes() {
        return Seat.guarded().stream()
                .flatMap(seat -> Stream.of(
                                "useServerPrepStmts=false", "useServerPrepStmts=true", "rewriteBatchedStatements=true")
                        .flatMap(protocol -> Stream.of(false, true)
                                .map(goOn -> Arguments.of(seat, protocol + "&continueBatchOnError=" + goOn))));
    }

    @ParameterizedTest
    @MethodSource("seatsAndModes")
    void endsTheBatchWithWhatWasKeptAndIsNotHandedOutAgain(Seat seat, String properties) throws SQLException {
        MySqlServer server = SharedServers.withLimit(version, Scenario.SMALL);
        String database =
                new Scenario(version, "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(100))").database(server);
        try (Client client = seat.open(server, database, split(properties));
                Connection other = server.connect(database);
                Connection killer = server.connect(database);
                Background background = new Background()) {
            Connection connection = client.connect();
            long session = Sql.number(connection, "SELECT CONNECTION_ID()");
            other.setAutoCommit(false);
            Sql.execute(other, "INSERT INTO t VALUES (" + HELD + ", 'held by another')");
            Future<Outcome> batch = background.start(() -> batch(connection));
            Background.awaitLockWait(server);
            Sql.execute(killer, "KILL " + session);
            Outcome outcome = Background.result(batch);
            other.rollback();
            // The driver may complain of the statements that it cannot close.
            Thrown.by(connection::close);

            assertThat(outcome.failure())
                    .startsWith("BatchUpdateException 08S01/0: Communications link failure")
                    .contains(" <- CommunicationsException 08S01/0: Communications link failure");
            assertThat(outcome.counts()).matches(properties.endsWith("=true") ? "1 × \\d+, -3 × \\d+" : "1 × \\d+");
            assertThat(Sql.numbers(killer, "SELECT id FROM t ORDER BY id")).isEqualTo(outcome.succeeded());
            // At once, while Hikari takes a connection for alive that was so a moment ago.
            try (Connection next = client.connect()) {
                assertThat(Sql.number(next, "SELECT CONNECTION_ID()")).isNotEqualTo(session);
            }
        }
    }

    private static Outcome batch(Connection connection) throws SQLException {
        // It goes with its connection: closing it would be one more failure.
        PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)");
        for (int i = 0; i < ROWS; i++) {
            insert.setInt(1, i);
            insert.setString(2, "x".repeat(90));
            insert.addBatch();
        }
        return Outcome.of(insert);
    }
}
