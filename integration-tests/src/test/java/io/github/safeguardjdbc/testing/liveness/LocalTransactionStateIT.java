package io.github.safeguardjdbc.testing.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.batch.Client;
import io.github.safeguardjdbc.testing.batch.Seat;
import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A driver that sends COMMIT only where it believes a transaction to be open, which a ping makes it forget. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record LocalTransactionStateIT(MySqlVersion version) {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAIN")
    void losesNoCommitAroundPauses(Seat seat) throws SQLException {
        try (Lab lab = new Lab(version, "CREATE TABLE t (id INT)");
                Client client = lab.direct(seat, "useLocalTransactionState=true", "safeguard.idlePingAfter=0");
                Connection connection = client.connect()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 20; i++) {
                Sql.execute(connection, "INSERT INTO t VALUES (" + i + ")");
                Lab.pause(i % 5 == 0 ? 15 : 0);
                connection.commit();
                assertThat(lab.number("SELECT COUNT(*) FROM t")).isEqualTo(i + 1);
                connection.rollback();
            }
            Sql.execute(connection, "BEGIN", "INSERT INTO t VALUES (20)");
            Lab.pause(15);
            Sql.execute(connection, "COMMIT");
            assertThat(lab.number("SELECT COUNT(*) FROM t")).isEqualTo(21);
        }
    }
}
