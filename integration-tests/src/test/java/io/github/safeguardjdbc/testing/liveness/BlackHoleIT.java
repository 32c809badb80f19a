package io.github.safeguardjdbc.testing.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.batch.Client;
import io.github.safeguardjdbc.testing.batch.Seat;
import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.proxy.Strike;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A firewall that has forgotten a connection: what is sent is swallowed, and nobody is told. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record BlackHoleIT(MySqlVersion version) {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
    void isLeftWithinThePingTimeoutAndASecond(Seat seat) throws SQLException {
        try (Lab lab = new Lab(version, "CREATE TABLE t (id INT)");
                Client client = lab.proxied(seat, "safeguard.idlePingAfter=20ms", "safeguard.pingTimeout=300ms");
                Connection connection = client.connect()) {
            Sql.execute(connection, "INSERT INTO t VALUES (1)");
            lab.proxy().strikeAll(Strike.BLACK_HOLE);
            Lab.pause(30);
            long start = System.nanoTime();

            Sql.execute(connection, "INSERT INTO t VALUES (2)");

            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isBetween(Duration.ofMillis(300), Duration.ofMillis(1_300));
            assertThat(lab.number("SELECT COUNT(*) FROM t")).isEqualTo(2);
        }
    }
}
