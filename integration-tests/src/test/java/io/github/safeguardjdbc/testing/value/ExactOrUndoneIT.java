package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A statement with a value above the limit does what it does under a limit that allows the value, or it fails and has done
 * nothing: the server makes NULL of what functions return above the limit, in strict mode or not, and says so at most in a warning.
 */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record ExactOrUndoneIT(MySqlVersion version) {
    private static final int ENOUGH = 64 << 20;
    private static final String STRICT = "STRICT_ALL_TABLES";

    private static final List<String> FORMS = List.of(
            "INSERT INTO t (id, b) VALUES (3, ?)",
            "INSERT INTO t (id, b) VALUES (3, CONCAT(?, 'x'))",
            "INSERT IGNORE INTO t (id, b) VALUES (3, CONCAT(?, 'x'))",
            "INSERT INTO t (id, b) SELECT 3, CONCAT(?, 'x')",
            "UPDATE t SET b = CONCAT(?, 'x') WHERE id = 1",
            "UPDATE t SET b = CONCAT(b, ?) WHERE id = 1",
            "INSERT INTO t (id, b) VALUES (1, ?) ON DUPLICATE KEY UPDATE b = CONCAT(VALUES(b), 'x')",
            "INSERT INTO t (id, u) VALUES (3, UPPER(?))",
            "INSERT INTO t (id, u) VALUES (3, SUBSTRING(?, 2))",
            "INSERT INTO t (id, u) VALUES (3, REPLACE(?, 'a', 'bb'))",
            "INSERT INTO t (id, u) VALUES (3, TO_BASE64(?))",
            "INSERT INTO t (id, b) VALUES (3, CAST(? AS BINARY))",
            "INSERT INTO t (id, u) VALUES (3, ? COLLATE utf8mb4_bin)",
            "INSERT INTO t (id, u) VALUES (3, GREATEST(?, 'x'))",
            "INSERT INTO t (id, u) VALUES (3, JSON_QUOTE(?))",
            "INSERT INTO t (id, u) VALUES (3, (SELECT x FROM (SELECT ? AS x) d))",
            "INSERT INTO t (id, u) SELECT 3, x FROM (SELECT ? AS x) d",
            "INSERT INTO t (id, u) SELECT 3, ? UNION SELECT 4, 'y'",
            "INSERT INTO t (id, u) SELECT 3, MAX(x) FROM (SELECT ? AS x UNION ALL SELECT 'a') d",
            "INSERT INTO t (id, u) SELECT 3, GROUP_CONCAT(?) FROM t",
            "INSERT INTO t (id, u) SELECT DISTINCT 3, ? FROM t ORDER BY 2",
            "INSERT INTO t (id, k) VALUES (3, LENGTH(?))",
            "INSERT INTO t (id, k) VALUES (3, CONCAT(?, 'x') IS NULL)",
            "INSERT INTO t (id, k) SELECT 3, COUNT(*) FROM t WHERE CONCAT(?, 'x') IS NULL",
            "DELETE FROM t WHERE id = 1 AND b <> ?",
            "DELETE FROM t WHERE CONCAT(?, 'x') IS NULL",
            "INSERT INTO t (id, b) VALUES (3, f(?))",
            "INSERT INTO g (id, b) VALUES (3, ?)",
            "UPDATE t, (SELECT 1 AS one) o SET b = ? WHERE id = o.one");

    private static void define(Connection connection) throws SQLException {
        Database.execute(connection, "SET sql_mode = ''");
        Database.execute(
                connection,
                "CREATE FUNCTION f(x LONGBLOB) RETURNS LONGBLOB DETERMINISTIC NO SQL RETURN CONCAT(x, 'x')");
        Database.execute(
                connection, "CREATE TABLE g (id INT PRIMARY KEY, k BIGINT AS (LENGTH(CONCAT(b, 'x'))), b LONGBLOB)");
    }

    private static String outcome(Connection connection, String sql, String value) throws SQLException {
        Database.execute(connection, "DELETE FROM t");
        Database.execute(connection, "DELETE FROM g");
        Database.execute(connection, "INSERT INTO t (id, b, u) VALUES (1, 'first', 'first'), (2, 'second', 'second')");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.executeUpdate();
        }
        return rows(connection);
    }

    private static String rows(Connection connection) throws SQLException {
        String row = "CONCAT_WS(' ', id, k IS NULL, k, LENGTH(b), SHA2(b, 256)";
        return Database.ask(connection, "SELECT GROUP_CONCAT(" + row + ", LENGTH(u), SHA2(u, 256)) ORDER BY id) FROM t")
                + "; " + Database.ask(connection, "SELECT GROUP_CONCAT(" + row + ")) FROM g");
    }

    @ParameterizedTest
    @ValueSource(strings = {STRICT, ""})
    void doesWhatALargerLimitAllowsOrNothing(String mode) throws SQLException {
        String value = "abcdefghijklmnopqrstuvwxyz'".repeat(3 * Database.SMALL / 27);
        Database small = new Database(version, Database.SMALL);
        Database large = new Database(version, ENOUGH);
        int exact = 0;
        try (Connection guarded = small.connect("jdbcCompliantTruncation=false");
                Connection reference =
                        large.driver("jdbcCompliantTruncation=false").getConnection()) {
            define(guarded);
            define(reference);
            Database.execute(guarded, "SET sql_mode = '" + mode + "'");
            Database.execute(reference, "SET sql_mode = '" + mode + "'");
            for (String sql : FORMS) {
                try {
                    assertThat(outcome(guarded, sql, value)).as(sql).isEqualTo(outcome(reference, sql, value));
                    exact++;
                } catch (SQLException e) {
                    // 1260: GROUP_CONCAT has cut, as under any limit.
                    assertThat(e.getErrorCode()).as(sql + ": " + e).isIn(1301, 1260);
                    assertThat(rows(guarded)).as(sql).startsWith("1 1 5 ").endsWith("; null");
                }
                assertThat(Database.leftovers(guarded)).as(sql).isEmpty();
                assertThat(Database.ask(guarded, "SELECT @@autocommit")).isEqualTo("1");
            }
        }
        assertThat(exact).isGreaterThanOrEqualTo(14);
    }

    @ParameterizedTest
    @CsvSource({"autocommit=1, 0", "autocommit=0, 2"})
    void whatWasDoneBeforeInTheTransactionStays(String autocommit, int visible) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect("sessionVariables=sql_mode=''", "jdbcCompliantTruncation=false");
                PreparedStatement good = connection.prepareStatement("INSERT INTO t (b) VALUES (?)");
                PreparedStatement bad = connection.prepareStatement("INSERT INTO t (b) VALUES (CONCAT(?, 'x'))")) {
            Database.execute(connection, "SET " + autocommit);
            good.setBytes(1, Content.RANDOM.bytes(2 * Database.SMALL));
            bad.setBytes(1, Content.RANDOM.bytes(2 * Database.SMALL));
            if (visible == 0) {
                Database.execute(connection, "BEGIN");
            }
            good.executeUpdate();
            Database.execute(connection, "SAVEPOINT mine");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(bad::executeUpdate)
                    .withMessageContaining("concat() was larger than max_allowed_packet")
                    .withMessageContaining("undone");
            good.executeUpdate();
            assertThat(Database.ask(connection, "SELECT COUNT(*) FROM t WHERE b IS NOT NULL"))
                    .isEqualTo("2");
            Database.execute(connection, "ROLLBACK TO SAVEPOINT mine");
            try (Connection other = database.connect()) {
                assertThat(Database.ask(other, "SELECT COUNT(*) FROM t")).isEqualTo("0");
                Database.execute(connection, "COMMIT");
                assertThat(Database.ask(other, "SELECT COUNT(*) FROM t")).isEqualTo("1");
            }
            assertThat("autocommit=" + Database.ask(connection, "SELECT @@autocommit"))
                    .isEqualTo(autocommit);
        }
    }

    @Test
    void theReasonIsToldWhereTheServerComplainsOfWhatFollowsFromIt() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection =
                database.connect("sessionVariables=sql_mode=''", "jdbcCompliantTruncation=false")) {
            Database.execute(connection, "CREATE TABLE full (b LONGBLOB NOT NULL)");
            byte[] bytes = Content.RANDOM.bytes(2 * Database.SMALL);
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> update(connection, "INSERT INTO full VALUES (CONCAT(?, 'x'))", bytes))
                    .withMessageContaining("concat() was larger than max_allowed_packet")
                    .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(1301))
                    .havingCause()
                    .withMessageContaining("cannot be null");
            assertThat(Database.ask(connection, "SELECT COUNT(*) FROM full")).isEqualTo("0");
        }
    }

    @Test
    void aStatementOutsideOfATransactionIsCommittedAtOnce() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect();
                Connection other = database.connect();
                PreparedStatement statement = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            statement.setBytes(1, Content.RANDOM.bytes(2 * Database.SMALL));
            statement.executeUpdate();
            assertThat(Database.ask(other, "SELECT COUNT(*) FROM t")).isEqualTo("1");
            assertThat(connection.getAutoCommit()).isTrue();
            connection.setAutoCommit(false);
            statement.executeUpdate();
            connection.setAutoCommit(true);
            assertThat(Database.ask(other, "SELECT COUNT(*) FROM t")).isEqualTo("2");
        }
    }

    @Test
    void aTableWithoutTransactionsIsRefusedWhereItWouldMatter() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        byte[] bytes = Content.RANDOM.bytes(2 * Database.SMALL);
        try (Connection connection = database.connect()) {
            Database.execute(
                    connection, "CREATE TABLE m (id INT AUTO_INCREMENT PRIMARY KEY, b LONGBLOB) ENGINE=MyISAM");
            update(connection, "INSERT INTO m (b) VALUES (?)", bytes);
            Database.execute(connection, "SET sql_mode = ''");
            for (String sql : List.of(
                    "INSERT INTO m (b) VALUES (CONCAT(?, 'x'))", "UPDATE m SET b = ?", "DELETE FROM m WHERE b <> ?")) {
                assertThatExceptionOfType(PacketLimitException.class)
                        .isThrownBy(() -> update(connection, sql, bytes))
                        .withMessageContaining("the table m has no transactions");
            }
            assertThat(Database.ask(connection, "SELECT GROUP_CONCAT(SHA2(b, 256)) FROM m"))
                    .isEqualTo(Content.sha256(bytes));
        }
    }

    private static void update(Connection connection, String sql, byte[] bytes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, bytes);
            statement.executeUpdate();
        }
    }

    @Test
    void moreWarningsThanTheServerKeepsAreNoProof() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect(
                        "sessionVariables=sql_mode='',max_error_count=0", "jdbcCompliantTruncation=false");
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO t (b) VALUES (CONCAT(?, 'x'))")) {
            statement.setString(1, new String(Content.TEXT.bytes(2 * Database.SMALL), StandardCharsets.UTF_8));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(statement::executeUpdate)
                    .withMessageContaining("max_error_count");
            assertThat(Database.ask(connection, "SELECT COUNT(*) FROM t")).isEqualTo("0");
        }
    }
}
