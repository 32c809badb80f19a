package io.github.safeguardjdbc.testing.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.SafeguardContext;
import io.github.safeguardjdbc.testing.batch.Client;
import io.github.safeguardjdbc.testing.batch.Seat;
import io.github.safeguardjdbc.testing.proxy.Direction;
import io.github.safeguardjdbc.testing.proxy.Fault;
import io.github.safeguardjdbc.testing.proxy.Strike;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that the server has executed, and whose answer is lost. */
@Tag("every-driver")
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record RetryIT(MySqlVersion version) {
    private static final String[] TABLE = {"CREATE TABLE t (n INT)", "INSERT INTO t VALUES (1)"};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "safe | SELECT n FROM t",
                "safe | /* safeguard:idempotent */ UPDATE t SET n = 7",
                "proven | /* safeguard:idempotent */ UPDATE t SET n = 7",
            })
    void areSentAgain(String retry, String sql) throws SQLException {
        try (Lab lab = new Lab(version, TABLE);
                Client client = lab.proxied(Seat.URL, "safeguard.retry=" + retry, "useLocalSessionState=true");
                Connection connection = client.connect();
                Statement statement = connection.createStatement()) {
            lab.proxy().last().arm(new Fault(Direction.RESPONSE, 0, Strike.CLOSE));

            statement.execute(sql);

            assertThat(lab.number("SELECT n FROM t")).isEqualTo(sql.contains("UPDATE") ? 7 : 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"30s", "0"})
    void areOnlyAdvisedToBeSentAgain(String idlePingAfter) throws SQLException {
        try (Lab lab = new Lab(version, TABLE);
                Client client =
                        lab.proxied(Seat.URL, "safeguard.mode=advise", "safeguard.idlePingAfter=" + idlePingAfter);
                Connection connection = client.connect();
                Statement statement = connection.createStatement()) {
            lab.killAll();

            SafeguardContext context = Lost.contextOf(() -> statement.executeQuery("SELECT n FROM t"));

            assertThat(context.verdict()).hasToString("READ_ONLY");
            assertThat(context.declined())
                    .isEqualTo("safeguard.mode is advise; else another connection would have run it");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "safe | UPDATE t SET n = n + 1 | UNKNOWN | the server may have executed it",
                "safe | SELECT n FROM t FOR UPDATE | UNKNOWN | the server may have executed it",
                "proven | SELECT n FROM t | READ_ONLY | the server may have executed it",
                "off | SELECT n FROM t | READ_ONLY | safeguard.retry is off",
                "off | /* safeguard:idempotent */ UPDATE t SET n = n + 1 | UNKNOWN | safeguard.retry is off",
            })
    void areNot(String retry, String sql, String verdict, String reason) throws SQLException {
        try (Lab lab = new Lab(version, TABLE);
                Client client = lab.proxied(Seat.URL, "safeguard.retry=" + retry, "useLocalSessionState=true");
                Connection connection = client.connect();
                Statement statement = connection.createStatement()) {
            lab.proxy().last().arm(new Fault(Direction.RESPONSE, 0, Strike.CLOSE));

            SafeguardContext context = Lost.contextOf(() -> statement.execute(sql));

            assertThat(context.verdict()).hasToString(verdict);
            assertThat(context.declined()).isEqualTo(reason);
            assertThat(context.payloadBytes()).isBetween((long) sql.length(), 500L);
            assertThat(context.host()).isEqualTo("127.0.0.1:" + lab.proxy().port());
            assertThat(lab.number("SELECT n FROM t")).isEqualTo(sql.contains("n + 1") ? 2 : 1);
        }
    }
}
