package io.github.safeguardjdbc.testing.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.SafeguardEvent.InsertSplit;
import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.proxy.Refusals;
import io.github.safeguardjdbc.testing.proxy.TcpProxy;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Through a proxy that keeps no session a statement that fits no packet is split or refused, and the proxy is asked once. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record RefusingProxyIT(MySqlVersion version) {
    private static final int LIMIT = 64 << 10;
    private static final int ROWS = 5_000;
    private static final String USER_VARIABLE = "SET @[^@]";
    private static final String PREPARE = "PREPARE \\w+ FROM";

    private static String insert() {
        return "INSERT INTO t (v) VALUES "
                + IntStream.range(0, ROWS)
                        .mapToObj(i -> "('one of many rows, " + i + "')")
                        .collect(Collectors.joining(","));
    }

    private static String delete() {
        return "DELETE FROM t WHERE id IN ("
                + IntStream.range(0, 20_000).mapToObj(Integer::toString).collect(Collectors.joining(",")) + ")";
    }

    @ParameterizedTest
    @ValueSource(strings = {USER_VARIABLE, PREPARE})
    void insertsAreSplitAndOtherStatementsRefused(String refused) throws SQLException {
        Refusals refusals = new Refusals(Pattern.compile(refused));
        try (Sandbox sandbox = Sandbox.withLimit(
                        version, LIMIT, "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, v VARCHAR(40))");
                TcpProxy proxy = new TcpProxy(sandbox.server().port(), refusals)) {
            SafeguardDataSource dataSource = sandbox.guard(SafeguardConfig.defaults(), proxy.port());
            for (int connections = 1; connections <= 3; connections++) {
                try (Connection connection = dataSource.getConnection();
                        Statement statement = connection.createStatement()) {
                    assertThat(statement.executeUpdate(insert())).isEqualTo(ROWS);
                    assertThatExceptionOfType(PacketLimitException.class)
                            .isThrownBy(() -> statement.executeUpdate(delete()))
                            .withMessageContaining("1105: unsupported: this proxy keeps no session")
                            .withMessageContaining("cannot be split because of its kind");
                    assertThat(Sql.text(connection, "SELECT COUNT(*) FROM t"))
                            .isEqualTo(Integer.toString(connections * ROWS));
                }
            }
            assertThat(sandbox.events).filteredOn(InsertSplit.class::isInstance).hasSize(3);
            assertThat(refusals.texts()).as("what the proxy was asked in vain").hasSize(1);
        }
    }
}
