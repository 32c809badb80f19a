package io.github.safeguardjdbc.testing.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record BatchIT(MySqlVersion version) {
    private static final String TABLE =
            "CREATE TABLE t (id BIGINT PRIMARY KEY, name VARCHAR(200), amount DECIMAL(12,2), at DATETIME(3))";

    static Stream<Arguments> seatsAndProperties() {
        List<String> properties = List.of(
                "sslMode=DISABLED",
                "useServerPrepStmts=true",
                "rewriteBatchedStatements=true",
                "useServerPrepStmts=true&rewriteBatchedStatements=true",
                "useCompression=true",
                "useCompression=true&useServerPrepStmts=true",
                "sslMode=REQUIRED");
        return Seat.guarded().stream()
                .flatMap(seat -> properties.stream().map(property -> Arguments.of(seat, property)));
    }

    @ParameterizedTest
    @MethodSource("seatsAndProperties")
    void storesEveryRowWithFewStatements(Seat seat, String properties) throws SQLException {
        Scenario scenario = new Scenario(version, TABLE);

        scenario.guarded(
                seat,
                connection -> {
                    Counters before = Counters.of(connection);
                    try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?)")) {
                        for (int i = 0; i < 3_000; i++) {
                            insert.setLong(1, i);
                            insert.setString(2, "x".repeat(i % 150));
                            insert.setBigDecimal(3, new java.math.BigDecimal(i).movePointLeft(2));
                            insert.setTimestamp(4, new java.sql.Timestamp(1_700_000_000_000L + i));
                            insert.addBatch();
                        }
                        assertThat(Outcome.of(insert)).isEqualTo(new Outcome("1 × 3000", ""));
                    }
                    Counters after = Counters.of(connection);
                    assertThat(after.insertsSince(before)).isLessThanOrEqualTo(20);
                    return Sql.text(
                            connection, "SELECT COUNT(*), SUM(id), SUM(LENGTH(name)), SUM(amount), SUM(at) FROM t");
                },
                properties.split("&"));
    }
}
