package io.github.safeguardjdbc.testing.batch;

import static io.github.safeguardjdbc.testing.batch.Seats.plain;
import static io.github.safeguardjdbc.testing.batch.Seats.split;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated keys of batches. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record GeneratedKeysIT(MySqlVersion version) {
    private static final String PROTOCOLS = "io.github.safeguardjdbc.testing.batch.Seats#protocols";

    /** The ways of JDBC to ask for generated keys, and one not to. */
    private enum Request {
        FLAG {
            @Override
            PreparedStatement prepare(Connection connection, String sql) throws SQLException {
                return connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS);
            }
        },
        COLUMN_NAMES {
            @Override
            PreparedStatement prepare(Connection connection, String sql) throws SQLException {
                return connection.prepareStatement(sql, new String[] {"id"});
            }
        },
        COLUMN_INDEXES {
            @Override
            PreparedStatement prepare(Connection connection, String sql) throws SQLException {
                return connection.prepareStatement(sql, new int[] {1});
            }
        },
        NO_COLUMN {
            @Override
            PreparedStatement prepare(Connection connection, String sql) throws SQLException {
                return connection.prepareStatement(sql, new String[0]);
            }
        },
        NONE {
            @Override
            PreparedStatement prepare(Connection connection, String sql) throws SQLException {
                return connection.prepareStatement(sql, Statement.NO_GENERATED_KEYS);
            }
        };

        abstract PreparedStatement prepare(Connection connection, String sql) throws SQLException;
    }

    private Scenario scenario() {
        return new Scenario(
                version,
                "CREATE TABLE t (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, name VARCHAR(200) NOT NULL UNIQUE)",
                "CREATE TABLE keyless (id BIGINT PRIMARY KEY, name VARCHAR(200))");
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void areReturnedHoweverTheyWereRequested(String properties) throws SQLException {
        asPlain(properties, connection -> {
            List<Object> seen = new ArrayList<>();
            for (Request request : Request.values()) {
                try (PreparedStatement insert = request.prepare(connection, "INSERT INTO t (name) VALUES (?)")) {
                    for (int i = 0; i < 50; i++) {
                        insert.setString(1, request + " " + i);
                        insert.addBatch();
                    }
                    seen.add(Outcome.of(insert));
                    seen.add(Outcome.keys(insert));
                    insert.setString(1, request + " alone");
                    seen.add(insert.executeUpdate());
                    seen.add(Outcome.keys(insert));
                }
            }
            return seen;
        });
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void areThoseOfRowsWithAndWithoutAnIdOfTheirOwn(String properties) throws SQLException {
        asPlain(properties, connection -> {
            List<@Nullable String> ids = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                ids.add(null);
            }
            ids.addAll(List.of("1000", "0", "500"));
            ids.add(null);
            ids.addAll(List.of("1002", "0", "0", "0", "0", "0", "9223372036854775900"));
            for (int i = 0; i < 10; i++) {
                ids.add(i % 4 == 3 ? String.valueOf(2000 + i) : null);
            }
            ids.add("9223372036854776000");
            return insert(connection, "INSERT INTO t (id, name) VALUES (?, ?)", ids);
        });
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void areThoseOfRowsThatEndWithAnIdOfTheirOwn(String properties) throws SQLException {
        asPlain(properties, connection -> {
            List<@Nullable String> ids = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ids.add(null);
            }
            ids.addAll(List.of("100", "200", "300", "400", "50"));
            return insert(connection, "INSERT INTO t (id, name) VALUES (?, ?)", ids);
        });
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void followTheIncrementOfTheSession(String properties) throws SQLException {
        asPlain(properties, connection -> {
            Sql.execute(connection, "SET auto_increment_increment = 5, auto_increment_offset = 3");
            List<@Nullable String> ids = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                ids.add(i == 25 ? "301" : null);
            }
            List<Object> seen = new ArrayList<>(insert(connection, "INSERT INTO t (id, name) VALUES (?, ?)", ids));
            Sql.execute(connection, "SET auto_increment_increment = 2, auto_increment_offset = 1", "TRUNCATE t");
            seen.addAll(insert(connection, "INSERT INTO t (id, name) VALUES (?, ?)", ids));
            return seen;
        });
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void areThoseOfZerosThatStayZero(String properties) throws SQLException {
        asPlain(properties, connection -> {
            Sql.execute(connection, "SET sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')");
            List<@Nullable String> ids = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                ids.add(i == 10 ? "0" : null);
            }
            return insert(connection, "INSERT INTO t (id, name) VALUES (?, ?)", ids);
        });
    }

    /** Inserts a row for each id, null for a generated one, and tells everything about the keys. */
    private static List<Object> insert(Connection connection, String sql, List<@Nullable String> ids)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 0; i < ids.size(); i++) {
                insert.setString(1, ids.get(i));
                insert.setString(2, "row " + i);
                insert.addBatch();
            }
            return List.of(
                    Outcome.of(insert),
                    Outcome.keys(insert),
                    Sql.text(connection, "SELECT LAST_INSERT_ID()"),
                    Sql.rows(connection, "SELECT name, id FROM t ORDER BY id"));
        }
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void areThoseOfTheRowsThatWereKept(String properties) throws SQLException {
        for (boolean goOn : new boolean[] {false, true}) {
            asPlain(properties + "&continueBatchOnError=" + goOn, connection -> {
                Sql.execute(connection, "INSERT INTO t (id, name) VALUES (1, 'row 30')");
                try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO t (name) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
                    for (int i = 0; i < 60; i++) {
                        insert.setString(1, "row " + i);
                        insert.addBatch();
                    }
                    // Ids have a gap where a chunk failed; what counts is whose they are.
                    List<Object> seen = new ArrayList<>(List.of(Outcome.of(insert)));
                    for (String key : Outcome.keys(insert)) {
                        seen.addAll(Sql.rows(connection, "SELECT name FROM t WHERE id = " + key));
                    }
                    return seen;
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void areThoseOfARowThatFitsOnlyInBinary(String properties) throws SQLException {
        asPlain(properties, connection -> {
            Sql.execute(connection, "CREATE TABLE u (id INT AUTO_INCREMENT PRIMARY KEY, b LONGBLOB)");
            List<Object> seen = new ArrayList<>();
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO u VALUES (?, ?)", Statement.RETURN_GENERATED_KEYS)) {
                for (int i = 0; i < 6; i++) {
                    insert.setObject(1, i < 5 ? null : 600_000);
                    insert.setBytes(2, new byte[i == 2 || i == 5 ? 40_000 : 10]);
                    insert.addBatch();
                }
                seen.add(Outcome.of(insert));
                seen.add(Outcome.keys(insert));
            }
            seen.add(Sql.text(connection, "SELECT LAST_INSERT_ID()"));
            return seen;
        });
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void areWhatTheSessionRemembersAfterAFailure(String properties) throws SQLException {
        asPlain(properties + "&continueBatchOnError=true", connection -> {
            Sql.execute(connection, "CREATE TABLE u (id INT AUTO_INCREMENT PRIMARY KEY, b INT UNIQUE)");
            List<Object> seen = new ArrayList<>();
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO u VALUES (?, ?)")) {
                for (int i = 0; i < 12; i++) {
                    insert.setString(1, i < 6 ? null : i + "00.0");
                    insert.setInt(2, Math.min(i, 10));
                    insert.addBatch();
                }
                seen.add(Outcome.of(insert));
            }
            seen.add(Sql.text(connection, "SELECT LAST_INSERT_ID()"));
            return seen;
        });
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void areNoneForATableWithoutThem(String properties) throws SQLException {
        asPlain(properties, connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO keyless (id, name) VALUES (?, ?)", Statement.RETURN_GENERATED_KEYS)) {
                for (int i = 0; i < 20; i++) {
                    insert.setInt(1, i);
                    insert.setString(2, "row " + i);
                    insert.addBatch();
                }
                return List.of(Outcome.of(insert), Outcome.keys(insert));
            }
        });
    }

    @ParameterizedTest
    @MethodSource(PROTOCOLS)
    void comeInAResultSetLikeTheDrivers(String properties) throws SQLException {
        asPlain(properties, connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO t (name) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
                for (int i = 0; i < 20; i++) {
                    insert.setString(1, "row " + i);
                    insert.addBatch();
                }
                insert.executeBatch();
                try (ResultSet keys = insert.getGeneratedKeys()) {
                    ResultSetMetaData metaData = keys.getMetaData();
                    List<Object> seen = new ArrayList<>(List.of(
                            metaData.getColumnCount(),
                            metaData.getColumnLabel(1),
                            metaData.getColumnType(1),
                            metaData.getColumnTypeName(1),
                            metaData.getColumnClassName(1),
                            keys.isBeforeFirst(),
                            keys.last(),
                            keys.getRow()));
                    keys.absolute(3);
                    seen.addAll(List.of(keys.getLong("GENERATED_KEY"), keys.getObject(1), keys.getInt(1)));
                    seen.add(keys.getStatement() == insert);
                    return seen;
                }
            }
        });
    }

    @Test
    void belongToTheirRowsAmongManyWriters() throws Exception {
        Scenario scenario = scenario();
        MySqlServer server = SharedServers.withLimit(version, Scenario.SMALL);
        String database = scenario.database(server);
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int writer = i;
                work.add(() -> writeAndCheck(server, database, writer));
            }
            for (Future<Integer> done : writers.invokeAll(work)) {
                assertThat(done.get()).isEqualTo(2_000);
            }
        } finally {
            writers.shutdownNow();
        }
    }

    private static int writeAndCheck(MySqlServer server, String database, int writer) throws SQLException {
        int right = 0;
        try (Client client = Seat.URL.open(server, database);
                Connection connection = client.connect();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO t (name) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            for (int batch = 0; batch < 10; batch++) {
                for (int i = 0; i < 200; i++) {
                    insert.setString(1, writer + "/" + batch + "/" + i);
                    insert.addBatch();
                }
                insert.executeBatch();
                List<String> keys = Outcome.keys(insert);
                List<String> ids = Sql.rows(
                        connection,
                        "SELECT id FROM t WHERE name LIKE '" + writer + "/" + batch
                                + "/%' ORDER BY CAST(SUBSTRING_INDEX(name, '/', -1) AS UNSIGNED)");
                assertThat(keys).isEqualTo(ids);
                right += keys.size();
            }
        }
        return right;
    }

    private void asPlain(String properties, Program<List<Object>> program) throws SQLException {
        List<Object> expected = scenario().plain(program, plain(properties));
        for (Seat seat : Seat.guarded()) {
            assertThat(scenario().guarded(seat, program, split(properties)))
                    .as("%s", seat)
                    .isEqualTo(expected);
        }
    }
}
