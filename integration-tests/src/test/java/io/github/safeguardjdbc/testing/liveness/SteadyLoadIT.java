package io.github.safeguardjdbc.testing.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.batch.Client;
import io.github.safeguardjdbc.testing.batch.Seat;
import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.proxy.Direction;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record SteadyLoadIT(MySqlVersion version) {
    private static final int STATEMENTS = 200;

    @ParameterizedTest
    @CsvSource({"AROUND_POOL, false", "AROUND_POOL, true", "URL, false", "URL, true", "BELOW_POOL, false"})
    void sendsNotAByteMoreThanTheDriver(Seat seat, boolean onServer) throws SQLException {
        String protocol = "useServerPrepStmts=" + onServer;
        try (Lab lab = new Lab(version, "CREATE TABLE t (id INT)")) {
            assertThat(bytesSent(lab, seat, protocol)).isEqualTo(bytesSent(lab, Seat.PLAIN, protocol));
        }
    }

    /** Between pauses that are long enough for a look at the socket, which sends nothing. */
    private static long bytesSent(Lab lab, Seat seat, String protocol) throws SQLException {
        try (Client client = lab.proxied(seat, protocol);
                Connection connection = client.connect();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
            Sql.execute(connection, "INSERT INTO t VALUES (0)");
            lab.proxy().last().arm(null);
            for (int i = 0; i < STATEMENTS; i++) {
                insert.setInt(1, i);
                insert.executeUpdate();
                if (i % 50 == 0) {
                    Lab.pause(15);
                }
            }
            return lab.proxy().last().passed(Direction.REQUEST);
        }
    }
}
