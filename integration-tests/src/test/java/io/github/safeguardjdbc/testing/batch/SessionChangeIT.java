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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the application changes between two batches of the same text counts for the second as it does without safeguard. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record SessionChangeIT(MySqlVersion version) {
    private static final int ROWS = 60;

    /**
     * Something that changes what a batch means.
     *
     * @param insert a text for which it matters
     */
    private record Change(String insert, List<String> statements) {
        Change(String insert, String... statements) {
            this(insert, List.of(statements));
        }

        @Override
        public String toString() {
            return String.join("; ", statements);
        }
    }

    static Stream<Arguments> changes() {
        String insert = "INSERT INTO t (a, b) VALUES (?, ?)";
        List<Change> changes = List.of(
                new Change(insert, "SET sql_mode = ''"),
                new Change(insert, "SET sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE'"),
                new Change(insert, "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO'"),
                new Change("INSERT INTO t (a, b) VALUES (?, \"x?\")", "SET sql_mode = 'STRICT_ALL_TABLES'"),
                new Change("INSERT INTO `t` (\"a\", b) VALUES (?, ?)", "SET sql_mode = 'ANSI_QUOTES'"),
                new Change("INSERT INTO t (a, b) VALUES (?, 'it\\\\')", "SET sql_mode = 'NO_BACKSLASH_ESCAPES'"),
                new Change(insert, "SET auto_increment_increment = 7"),
                new Change(insert, "SET time_zone = '-07:00'"),
                new Change(insert, "SET NAMES latin1"),
                new Change(insert, "SET autocommit = 0"),
                new Change(insert, "BEGIN"),
                new Change(insert, "DELETE FROM t", "ALTER TABLE t MODIFY b INT"),
                new Change(insert, "ALTER TABLE t MODIFY b VARCHAR(3)"),
                new Change(insert, "ALTER TABLE t ADD UNIQUE (b)"),
                new Change(insert, "ALTER TABLE t ENGINE = MyISAM"),
                new Change(insert, "ALTER TABLE t DROP COLUMN b"),
                new Change(insert, "DROP TABLE t", "CREATE TABLE t (b INT, a VARCHAR(20), c TIMESTAMP DEFAULT now())"),
                new Change(insert, "DROP TABLE t", "CREATE VIEW t AS SELECT a, b FROM other"),
                new Change(insert, "CREATE TEMPORARY TABLE t (a INT PRIMARY KEY, b BLOB)"),
                new Change(insert, "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.b = CONCAT('<', NEW.b)"),
                new Change(insert, "SET SESSION TRANSACTION READ ONLY"),
                new Change(insert, "LOCK TABLES other READ"),
                new Change(insert, "XA START 'x'"));
        return changes.stream()
                .flatMap(change -> Stream.of("useServerPrepStmts=false", "useServerPrepStmts=true")
                        .map(protocol -> Arguments.of(change, protocol)));
    }

    private Scenario scenario() {
        return new Scenario(
                version,
                "CREATE TABLE t (a INT AUTO_INCREMENT PRIMARY KEY, b VARCHAR(20), c TIMESTAMP NULL)",
                "CREATE TABLE other (a INT AUTO_INCREMENT PRIMARY KEY, b VARCHAR(20), c TIMESTAMP NULL)");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void holdForTheNextBatch(Change change, String protocol) throws SQLException {
        Program<List<Object>> program = connection -> {
            List<Object> seen = new ArrayList<>();
            seen.add(batch(connection, "INSERT INTO t (a, b) VALUES (?, ?)", 0));
            Sql.execute(connection, change.statements().toArray(String[]::new));
            seen.add(batch(connection, change.insert(), 1_000));
            seen.add(Sql.text(connection, "SELECT @@autocommit, @@sql_mode"));
            seen.add(rows(connection));
            return seen;
        };

        List<Object> expected = scenario().plain(program, plain(protocol));

        for (Seat seat : Seat.guarded()) {
            assertThat(scenario().guarded(seat, program, split(protocol)))
                    .as("%s", seat)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("io.github.safeguardjdbc.testing.batch.Seats#withProperties")
    void anotherDatabaseHasTablesOfItsOwn(Seat seat, String properties) throws SQLException {
        Program<List<Object>> program = connection -> {
            String insert = "INSERT INTO t (a, b) VALUES (?, ?)";
            List<Object> seen = new ArrayList<>();
            String other = connection.getCatalog() + "_other";
            seen.add(batch(connection, insert, 0));
            Sql.execute(connection, "CREATE DATABASE " + other, "CREATE TABLE " + other + ".t (b INT, a VARCHAR(9))");
            connection.setCatalog(other);
            seen.add(batch(connection, insert, 1_000));
            seen.add(Sql.rows(connection, "SELECT * FROM t ORDER BY a"));
            Sql.execute(connection, "USE " + other.substring(0, other.length() - "_other".length()));
            seen.add(batch(connection, insert, 2_000));
            seen.add(Sql.rows(connection, "SELECT a, b FROM t ORDER BY a"));
            Sql.execute(connection, "DROP DATABASE " + other);
            return seen;
        };

        assertThat(scenario().guarded(seat, program, split(properties)))
                .isEqualTo(scenario().plain(program, plain(properties)));
    }

    private static List<Object> batch(Connection connection, String sql, int first) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int parameters = insert.getParameterMetaData().getParameterCount();
            for (int i = 0; i < ROWS; i++) {
                insert.setInt(1, first + i);
                if (parameters > 1) {
                    insert.setString(2, i % 9 == 3 ? "é" + i : "" + i);
                }
                insert.addBatch();
            }
            return List.of(Outcome.of(insert));
        } catch (SQLException e) {
            return List.of(Outcome.describe(e));
        }
    }

    private static Object rows(Connection connection) throws SQLException {
        try {
            return Sql.rows(connection, "SELECT a, HEX(b) FROM t ORDER BY a");
        } catch (SQLException e) {
            return Outcome.describe(e);
        }
    }
}
