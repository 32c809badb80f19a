package io.github.safeguardjdbc.testing.batch;

import static io.github.safeguardjdbc.testing.batch.Seats.plain;
import static io.github.safeguardjdbc.testing.batch.Seats.split;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that the server does not take: counts, exception and the rows kept are those of the plain path. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record RowFailureIT(MySqlVersion version) {
    private static final int ROWS = 10_000;
    private static final int DUPLICATE = 7_777;

    static Stream<Arguments> modes() {
        return Stream.of(true, false)
                .flatMap(autoCommit -> Stream.of(true, false).map(goOn -> Arguments.of(autoCommit, goOn)));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void oneDuplicateAmongTenThousandIsToldAsByThePlainPath(boolean autoCommit, boolean goOn) throws SQLException {
        Scenario scenario = new Scenario(version, "CREATE TABLE t (id BIGINT PRIMARY KEY, name VARCHAR(100))");
        String mode = "continueBatchOnError=" + goOn;
        Program<List<Object>> program = connection -> oneDuplicate(connection, autoCommit);

        List<Object> expected = scenario.plain(program, mode);

        assertThat(expected.get(0).toString())
                .startsWith(
                        goOn
                                ? "Outcome[counts=1 × 7777, -3 × 1, 1 × 2222, failure=BatchUpdateException 23000/1062"
                                : "Outcome[counts=1 × 7777, failure=BatchUpdateException 23000/1062");
        for (Seat seat : Seat.guarded()) {
            String protocol = seat == Seat.URL ? "useServerPrepStmts=true" : "useServerPrepStmts=false";
            Program<List<Object>> counted = connection -> {
                Counters before = Counters.of(connection);
                List<Object> seen = program.run(connection);
                // One chunk fails, and its rows follow one by one.
                assertThat(Counters.of(connection).insertsSince(before)).isLessThan(1_200);
                return seen;
            };
            assertThat(scenario.guarded(seat, counted, protocol, mode))
                    .as("%s", seat)
                    .isEqualTo(expected);
        }
    }

    private static List<Object> oneDuplicate(Connection connection, boolean autoCommit) throws SQLException {
        connection.setAutoCommit(autoCommit);
        List<Object> seen = new ArrayList<>();
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?)")) {
            for (int i = 0; i < ROWS; i++) {
                insert.setInt(1, i == DUPLICATE ? 4_321 : i);
                insert.setString(2, "name " + i);
                insert.addBatch();
            }
            seen.add(Outcome.of(insert));
        }
        String kept = "SELECT COUNT(*), SUM(CRC32(CONCAT(id, name))) FROM t";
        seen.add(Sql.text(connection, kept));
        seen.add(connection.getAutoCommit());
        if (!autoCommit) {
            connection.rollback();
            seen.add(Sql.text(connection, kept));
            connection.setAutoCommit(true);
        }
        return seen;
    }

    /** What can be wrong with a row. */
    @SuppressWarnings("ImmutableEnumChecker") // a list cannot hold the NULL that one of them is about
    private enum Fault {
        DUPLICATE_PRIMARY_KEY("3", "u", "1", "2020-01-01"),
        DUPLICATE_UNIQUE_KEY("100", "name 5", "1", "2020-01-01"),
        STRING_TOO_LONG("100", "x".repeat(31), "1", "2020-01-01"),
        NULL_IN_NOT_NULL("100", null, "1", "2020-01-01"),
        NUMBER_OUT_OF_RANGE("100", "u", "128", "2020-01-01"),
        NOT_A_NUMBER("100", "u", "one", "2020-01-01"),
        NO_SUCH_PARENT("100", "u", "9", "2020-01-01"),
        NO_SUCH_DAY("100", "u", "1", "2021-02-30");

        private final String id;
        private final @Nullable String name;
        private final String parent;
        private final String day;

        Fault(String id, @Nullable String name, String parent, String day) {
            this.id = id;
            this.name = name;
            this.parent = parent;
            this.day = day;
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.safeguardjdbc.testing.batch.Seats#protocols")
    void everyFaultIsToldAsByThePlainPath(String protocol) throws SQLException {
        Scenario scenario = new Scenario(
                version,
                "CREATE TABLE parent (id TINYINT PRIMARY KEY)",
                "INSERT INTO parent VALUES (1), (2)",
                "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(30) NOT NULL UNIQUE, parent TINYINT, day DATE,"
                        + " FOREIGN KEY (parent) REFERENCES parent (id))");
        Program<List<Object>> program = connection -> {
            List<Object> seen = new ArrayList<>();
            for (Fault fault : Fault.values()) {
                seen.add(fault);
                seen.addAll(oneFault(connection, fault));
                Sql.execute(connection, "DELETE FROM t");
            }
            return seen;
        };
        for (boolean goOn : new boolean[] {false, true}) {
            String properties = protocol + "&continueBatchOnError=" + goOn;

            List<Object> expected = scenario.plain(program, plain(properties));

            assertThat(expected)
                    .filteredOn(Outcome.class::isInstance)
                    .allSatisfy(outcome -> assertThat(outcome.toString()).contains("failure=BatchUpdateException"));
            assertThat(scenario.guarded(Seat.AROUND_POOL, program, split(properties)))
                    .as(properties)
                    .isEqualTo(expected);
        }
    }

    private static List<Object> oneFault(Connection connection, Fault fault) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?)")) {
            for (int i = 0; i < 40; i++) {
                if (i == 23) {
                    add(insert, fault.id, fault.name, fault.parent, fault.day);
                } else {
                    add(insert, "" + i, "name " + i, "2", "2020-01-02");
                }
            }
            return List.of(
                    Outcome.of(insert),
                    insert.getUpdateCount(),
                    String.valueOf(insert.getWarnings()),
                    Outcome.withoutDatabase(
                            Sql.rows(connection, "SHOW WARNINGS").toString()),
                    Sql.text(connection, "SELECT COUNT(*), SUM(CRC32(CONCAT_WS('|', id, name, parent, day))) FROM t"));
        }
    }

    private static void add(PreparedStatement insert, @Nullable String... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setString(i + 1, values[i]);
        }
        insert.addBatch();
    }
}
