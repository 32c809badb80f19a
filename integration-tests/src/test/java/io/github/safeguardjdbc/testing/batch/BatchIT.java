package io.github.safeguardjdbc.testing.batch;

import static io.github.safeguardjdbc.testing.batch.Seats.plain;
import static io.github.safeguardjdbc.testing.batch.Seats.split;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a prepared statement with batches. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record BatchIT(MySqlVersion version) {
    private static final String ALL_SEATS = "io.github.safeguardjdbc.testing.batch.Seats#withProperties";
    private static final String PROTOCOLS = "io.github.safeguardjdbc.testing.batch.Seats#protocols";

    private Scenario scenario() {
        return new Scenario(
                version,
                "CREATE TABLE t (id BIGINT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(200), amount DECIMAL(12,2),"
                        + " at DATETIME(3))");
    }

    @ParameterizedTest
    @MethodSource(ALL_SEATS)
    void storesEveryRowWithFewStatements(Seat seat, String properties) throws SQLException {
        Program<String> guarded = connection -> {
            Counters before = Counters.of(connection);
            assertThat(insert(connection, 2_000)).isEqualTo(new Outcome("1 × 2000", ""));
            assertThat(Counters.of(connection).insertsSince(before)).isLessThanOrEqualTo(20);
            return contents(connection);
        };
        Program<String> plain = connection -> {
            insert(connection, 2_000);
            return contents(connection);
        };

        assertThat(scenario().guarded(seat, guarded, split(properties)))
                .isEqualTo(scenario().plain(plain, "rewriteBatchedStatements=true"));
    }

    private static Outcome insert(Connection connection, int rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < rows; i++) {
                insert.setLong(1, i + 1);
                insert.setString(2, "é".repeat(i % 150));
                insert.setBigDecimal(3, BigDecimal.valueOf(i, 2));
                insert.setTimestamp(4, new Timestamp(1_700_000_000_000L + i));
                insert.addBatch();
            }
            return Outcome.of(insert);
        }
    }

    private static String contents(Connection connection) throws SQLException {
        return Sql.text(connection, "SELECT COUNT(*), SUM(CRC32(CONCAT_WS('|', id, name, amount, at))) FROM t");
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void keepsTheParametersOfAStatementThatIsUsedAgain(String properties) throws SQLException {
        asPlain(properties, (insert, seen) -> {
            add(insert, "a", "b", "c", "d", "e", "f");
            seen.add(Outcome.of(insert));
            for (int i = 0; i < 5; i++) {
                insert.addBatch();
            }
            insert.setString(1, "last");
            seen.add(Outcome.of(insert));
            seen.add(insert.executeUpdate());
            add(insert, "g", "h", "i", "j", "k");
            seen.add(Outcome.of(insert));
            seen.add(insert.executeUpdate());
        });
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void forgetsTheRowsThatWereCleared(String properties) throws SQLException {
        asPlain(properties, (insert, seen) -> {
            add(insert, "a", "b", "c", "d", "e");
            insert.clearBatch();
            seen.add(Outcome.of(insert));
            add(insert, "f", "g", "h", "i", "j");
            insert.clearParameters();
            seen.add(Outcome.of(insert));
            insert.setString(1, "k");
            insert.addBatch();
            insert.clearBatch();
            seen.add(insert.executeUpdate());
        });
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void executesAnEmptyBatch(String properties) throws SQLException {
        asPlain(properties, (insert, seen) -> {
            seen.add(Outcome.of(insert));
            seen.add(insert.executeLargeBatch().length);
            add(insert, "a", "b", "c", "d", "e");
            seen.add(Outcome.of(insert));
            seen.add(Outcome.of(insert));
        });
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void refusesARowWithoutAllItsParameters(String properties) throws SQLException {
        asPlain(properties, (insert, seen) -> {
            seen.add(Thrown.by(insert::addBatch));
            add(insert, "a", "b", "c", "d", "e");
            insert.clearParameters();
            seen.add(Thrown.by(insert::addBatch));
            seen.add(Outcome.of(insert));
        });
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void executesTextsAmongTheRowsInTheirOrder(String properties) throws SQLException {
        asPlain(properties, (insert, seen) -> {
            add(insert, "a", "b", "c", "d", "e");
            insert.addBatch("UPDATE t SET name = CONCAT(name, '!')");
            add(insert, "f", "g", "h", "i", "j");
            insert.addBatch("DELETE FROM t WHERE name IN ('a!', 'j')");
            seen.add(Outcome.of(insert));
            add(insert, "k", "l", "m", "n", "o");
            seen.add(Outcome.of(insert));
        });
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void sendsNothingAgainAfterAFailure(String properties) throws SQLException {
        asPlain(properties, (insert, seen) -> {
            add(insert, "a", "b", "x".repeat(201), "d", "e", "f");
            seen.add(Outcome.of(insert));
            seen.add(Outcome.of(insert));
            add(insert, "g", "h", "i", "j", "k");
            seen.add(Outcome.of(insert));
        });
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void tellsOfTheStatementWhatItTellsAfterTheLastRow(String properties) throws SQLException {
        asPlain(properties, (insert, seen) -> {
            add(insert, "a", "b", "c", "d", "e", "f");
            seen.add(Outcome.of(insert));
            seen.add(insert.getUpdateCount());
            seen.add(insert.getLargeUpdateCount());
            seen.add(insert.getMoreResults());
            seen.add(String.valueOf(insert.getResultSet()));
            seen.add(String.valueOf(insert.getWarnings()));
            seen.add(Sql.text(insert.getConnection(), "SELECT LAST_INSERT_ID(), ROW_COUNT()"));
        });
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void answersAClosedStatementAsTheDriverDoes(String properties) throws SQLException {
        asPlain(properties, (insert, seen) -> {
            add(insert, "a", "b", "c", "d", "e", "f");
            insert.close();
            seen.add(Outcome.of(insert));
            seen.add(Thrown.by(insert::addBatch));
            seen.add(Thrown.by(insert::clearBatch));
        });
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "PLAIN")
    void updatesAndDeletesAsBefore(Seat seat) throws SQLException {
        Program<List<Object>> program = connection -> {
            insert(connection, 200);
            List<Object> seen = new ArrayList<>();
            try (PreparedStatement update = connection.prepareStatement("UPDATE t SET name = ? WHERE id <= ?");
                    PreparedStatement delete = connection.prepareStatement("DELETE FROM t WHERE id = ?")) {
                for (int i = 1; i <= 20; i++) {
                    update.setString(1, "name " + i);
                    update.setInt(2, i * i);
                    update.addBatch();
                    delete.setInt(1, i * 20);
                    delete.addBatch();
                }
                seen.add(Outcome.of(update));
                seen.add(Outcome.of(delete));
            }
            seen.add(contents(connection));
            return seen;
        };

        assertThat(scenario().guarded(seat, program)).isEqualTo(scenario().plain(program));
    }

    @FunctionalInterface
    private interface Use {
        void of(PreparedStatement insert, List<Object> seen) throws SQLException;
    }

    /** Compares what a use of an INSERT of names sees, and leaves behind, in every seat with the plain path. */
    private void asPlain(String properties, Use use) throws SQLException {
        Program<List<Object>> program = connection -> {
            List<Object> seen = new ArrayList<>();
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (name) VALUES (?)")) {
                use.of(insert, seen);
            }
            seen.add(Sql.rows(connection, "SELECT name FROM t ORDER BY id"));
            return seen;
        };
        List<Object> expected = scenario().plain(program, plain(properties));
        for (Seat seat : Seat.guarded()) {
            assertThat(scenario().guarded(seat, program, split(properties)))
                    .as("%s", seat)
                    .isEqualTo(expected);
        }
    }

    private static void add(PreparedStatement insert, String... names) throws SQLException {
        for (String name : names) {
            insert.setString(1, name);
            insert.addBatch();
        }
    }
}
