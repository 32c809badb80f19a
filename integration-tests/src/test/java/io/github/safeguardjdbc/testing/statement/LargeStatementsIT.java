package io.github.safeguardjdbc.testing.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.github.safeguardjdbc.Mode;
import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardEvent.Advised;
import io.github.safeguardjdbc.SafeguardEvent.InsertSplit;
import io.github.safeguardjdbc.SafeguardEvent.Refused;
import io.github.safeguardjdbc.SafeguardEvent.StatementAssembled;
import io.github.safeguardjdbc.SplitInserts;
import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTimeoutException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements of many megabytes under a limit of one, and what goes with them. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record LargeStatementsIT(MySqlVersion version) {
    private static final int LIMIT = 1 << 20;
    private static final String TABLE =
            "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, v VARCHAR(60), n TINYINT, d TIMESTAMP(6) DEFAULT NOW(6))";

    private Sandbox sandbox(String... ddl) throws SQLException {
        return Sandbox.withLimit(version, LIMIT, ddl);
    }

    private static String numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.joining(","));
    }

    private static String insert(String table, int rows) {
        return "INSERT INTO " + table + " (v) VALUES "
                + IntStream.range(0, rows)
                        .mapToObj(i -> "('a longer row, " + i + "')")
                        .collect(Collectors.joining(","));
    }

    private static List<String> keys(Statement statement) throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            return Sql.rows(keys);
        }
    }

    private static List<String> consecutive(long first, int rows) {
        return IntStream.range(0, rows).mapToObj(i -> Long.toString(first + i)).toList();
    }

    @Test
    void numbersOfTheBinaryProtocolStayWhatTheyAreThere() throws SQLException {
        String table = "CREATE TABLE t (d DOUBLE, b BIGINT, v VARCHAR(60), n INT, i BIGINT, x LONGTEXT)";
        int rows = 10_900;
        for (OversizeStatements way : List.of(OversizeStatements.AUTO, OversizeStatements.ASSEMBLE)) {
            try (Sandbox sandbox = sandbox(table);
                    Connection connection = sandbox.guarded(way, "useServerPrepStmts=true");
                    PreparedStatement one = connection.prepareStatement("INSERT INTO t SELECT ?, ?, ?, ?, ?, ?");
                    PreparedStatement many = connection.prepareStatement(
                            "INSERT INTO t VALUES " + "(?,?,?,?,?,?),".repeat(rows - 1) + "(?,?,?,?,?,?)")) {
                numbers(one, 0, "small");
                one.executeUpdate();
                numbers(one, 0, "x".repeat(2 * LIMIT));
                one.executeUpdate();
                for (int i = 0; i < rows; i++) {
                    numbers(many, 6 * i, "x".repeat(100));
                }
                assertThat(many.executeUpdate()).isEqualTo(rows);

                assertThat(Sql.rows(connection, "SELECT d, b, v, n, i, COUNT(*) FROM t GROUP BY d, b, v, n, i"))
                        .as("as sent when it fits, as staged and as assembled: all alike")
                        .containsExactly("0.10000000149011612|-9223372036854775808|0.1|2|10|" + (rows + 2));
            }
        }
    }

    private static void numbers(PreparedStatement insert, int before, String text) throws SQLException {
        insert.setFloat(before + 1, 0.1f);
        insert.setFloat(before + 2, (float) Long.MIN_VALUE);
        insert.setDouble(before + 3, 0.1);
        insert.setObject(before + 4, 2.5, Types.DOUBLE);
        insert.setObject(before + 5, BigInteger.TWO.pow(65).add(BigInteger.TEN));
        insert.setString(before + 6, text);
    }

    @Test
    void nothingStaysOfWhatTheServerMadeNullOfForItsSize() throws SQLException {
        String large = "'" + "x".repeat(2 * LIMIT) + "'";
        for (String autocommit : List.of("1", "0")) {
            try (Sandbox sandbox = sandbox("CREATE TABLE t (id INT PRIMARY KEY, x LONGTEXT)");
                    Connection connection = sandbox.guarded(
                            OversizeStatements.AUTO, "jdbcCompliantTruncation=false", "sessionVariables=sql_mode=''");
                    Statement statement = connection.createStatement()) {
                statement.execute("SET autocommit = " + autocommit);
                statement.executeUpdate("INSERT INTO t VALUES (1, 'one')");
                for (String sql : List.of(
                        "INSERT INTO t VALUES (2, CONCAT(" + large + ", id))",
                        "INSERT INTO t SELECT 3, CONCAT(" + large + ", RAND())",
                        "UPDATE t SET x = CONCAT(x, " + large + ")",
                        "DELETE FROM t WHERE CONCAT(x, " + large + ") IS NULL")) {
                    assertThatExceptionOfType(SQLException.class)
                            .as(sql.substring(0, 30))
                            .isThrownBy(() -> statement.executeUpdate(sql))
                            .withMessageContaining("concat() was larger than max_allowed_packet")
                            .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(1301));
                    assertThat(Sql.rows(connection, "SELECT * FROM t")).containsExactly("1|one");
                }
                statement.executeUpdate("UPDATE t SET x = " + large + " WHERE x <> " + large);
                assertThat(Sql.text(connection, "SELECT LENGTH(x), @@autocommit FROM t"))
                        .isEqualTo(2 * LIMIT + "|" + autocommit);
            }
        }
    }

    @Test
    void twentyMegabytesOfNumbersSelectUpdateAndDelete() throws SQLException {
        String in = " WHERE id IN (" + numbers(1, 2_700_000) + ")";
        assertThat(in.length()).isGreaterThan(19 << 20);
        try (Sandbox sandbox = sandbox(TABLE, insert("t", 5_000));
                Connection connection = sandbox.guarded(OversizeStatements.AUTO);
                Statement statement = connection.createStatement();
                Statement streaming = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT id FROM t" + in)) {
                assertThat(Sql.rows(rows)).isEqualTo(consecutive(1, 5_000));
                assertThat(rows.getStatement()).isSameAs(statement);
            }
            streaming.setFetchSize(Integer.MIN_VALUE);
            try (ResultSet rows = streaming.executeQuery("SELECT id FROM t" + in)) {
                assertThat(Sql.rows(rows)).isEqualTo(consecutive(1, 5_000));
            }
            assertThat(statement.executeUpdate("UPDATE t SET v = 'u'" + in)).isEqualTo(5_000);
            assertThat(statement.executeLargeUpdate("DELETE FROM t" + in + " AND id > 10"))
                    .isEqualTo(4_990);
            assertThat(Sql.text(connection, "SELECT COUNT(*), MIN(v), MAX(v) FROM t"))
                    .isEqualTo("10|u|u");
            assertThat(sandbox.events).hasSize(4).allMatch(event -> event instanceof StatementAssembled);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void moreParametersThanTheProtocolKnows(boolean onServer) throws SQLException {
        int rows = 60_000;
        String insert = "INSERT INTO t (v, n) VALUES " + "(?,?),".repeat(rows - 1) + "(?,?)";
        String select = "SELECT id FROM t WHERE id IN (" + "?,".repeat(299_999) + "?)";
        for (OversizeStatements way : List.of(OversizeStatements.ASSEMBLE, OversizeStatements.SPLIT)) {
            try (Sandbox sandbox = sandbox(TABLE);
                    Connection connection = sandbox.guarded(way, "useServerPrepStmts=" + onServer);
                    PreparedStatement prepared = connection.prepareStatement(insert, Statement.RETURN_GENERATED_KEYS)) {
                for (int i = 0; i < rows; i++) {
                    prepared.setString(2 * i + 1, "it's, \\ \"é\" " + i);
                    prepared.setInt(2 * i + 2, i % 100);
                }
                assertThat(prepared.executeUpdate()).isEqualTo(rows);
                assertThat(keys(prepared)).isEqualTo(consecutive(1, rows));
                assertThat(
                                Sql.text(
                                        connection,
                                        "SELECT COUNT(*), COUNT(DISTINCT v), COUNT(DISTINCT d), SUM(n), LAST_INSERT_ID() FROM t"))
                        .isEqualTo(rows + "|" + rows + "|1|" + 99 * 50 * (rows / 100) + "|1");
                assertThat(Sql.text(connection, "SELECT v FROM t WHERE id = 8")).isEqualTo("it's, \\ \"é\" 7");
            }
        }
        try (Sandbox sandbox = sandbox(TABLE, insert("t", 100));
                Connection connection = sandbox.guarded(OversizeStatements.AUTO, "useServerPrepStmts=" + onServer);
                PreparedStatement prepared = connection.prepareStatement(select)) {
            for (int i = 1; i <= 300_000; i++) {
                prepared.setInt(i, 1_000_000 + i);
            }
            for (int id = 1; id <= 2; id++) {
                prepared.setInt(77, id);
                assertThat(Sql.rows(prepared.executeQuery())).containsExactly(Integer.toString(id));
            }
        }
    }

    @Test
    void keysAreConsecutiveWhileOthersWrite() throws Exception {
        int rows = 60_000;
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService writers = Executors.newFixedThreadPool(2);
        try (Sandbox sandbox = sandbox(TABLE);
                Connection connection = sandbox.guarded(OversizeStatements.AUTO);
                Statement statement = connection.createStatement()) {
            List<Future<Integer>> written = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                written.add(writers.submit(() -> {
                    int count = 0;
                    try (Connection other = sandbox.plain()) {
                        while (!over.get()) {
                            Sql.execute(other, "INSERT INTO t (v) VALUES ('other'),('other')");
                            count += 2;
                        }
                    }
                    return count;
                }));
            }
            assertThat(statement.executeUpdate(insert("t", rows), Statement.RETURN_GENERATED_KEYS))
                    .isEqualTo(rows);
            over.set(true);
            List<String> keys = keys(statement);
            assertThat(keys).isEqualTo(consecutive(Long.parseLong(keys.get(0)), rows));
            assertThat(Sql.rows(connection, "SELECT id FROM t WHERE v <> 'other' ORDER BY id"))
                    .isEqualTo(keys);
            assertThat(written.get(0).get() + written.get(1).get()).isPositive();
        } finally {
            over.set(true);
            writers.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = OversizeStatements.class,
            names = {"ASSEMBLE", "SPLIT"})
    void aDuplicateInTheLastRowUndoesAll(OversizeStatements way) throws SQLException {
        String sql = insert("t", 60_000) + ",('a longer row, 7')";
        try (Sandbox sandbox = sandbox(TABLE, "ALTER TABLE t ADD UNIQUE (v)", "INSERT INTO t (v) VALUES ('before')");
                Connection connection = sandbox.guarded(way);
                Statement statement = connection.createStatement()) {
            for (String begin : List.of("SET autocommit = 1", "SET autocommit = 0", "BEGIN")) {
                Sql.execute(connection, begin, "INSERT INTO t (v) VALUES ('mine')");
                assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
                        .isThrownBy(() -> statement.executeUpdate(sql))
                        .withMessageContaining("row, 7");
                assertThat(Sql.rows(connection, "SELECT v FROM t ORDER BY id")).containsExactly("before", "mine");
                boolean transaction = !begin.equals("SET autocommit = 1");
                assertThat(Sql.text(connection, "SELECT @@autocommit")).isEqualTo(begin.endsWith("0") ? "0" : "1");
                Sql.execute(connection, "ROLLBACK", "SET autocommit = 1");
                assertThat(Sql.rows(connection, "SELECT v FROM t WHERE v = 'mine'"))
                        .hasSize(transaction ? 0 : 1);
                Sql.execute(connection, "DELETE FROM t WHERE v = 'mine'");
            }
        }
    }

    @Test
    void rowsOfAResultCanBeChanged() throws SQLException {
        String select = "SELECT id, v FROM t WHERE id IN (" + numbers(1, 200_000) + ")";
        try (Sandbox sandbox = sandbox(TABLE, insert("t", 3));
                Connection connection = sandbox.guarded(OversizeStatements.AUTO);
                Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                ResultSet rows = statement.executeQuery(select)) {
            assertThat(rows.absolute(2)).isTrue();
            rows.updateString("v", "changed");
            rows.updateRow();
            assertThat(rows.getString("v")).isEqualTo("changed");
            rows.moveToInsertRow();
            rows.updateInt("id", 9);
            rows.updateString("v", "new");
            rows.insertRow();
            assertThat(rows.first()).isTrue();
            rows.deleteRow();
            assertThat(sandbox.events).singleElement().isInstanceOf(StatementAssembled.class);
            assertThat(Sql.rows(connection, "SELECT id, v FROM t WHERE id IN (1, 2, 9)"))
                    .containsExactly("2|changed", "9|new");
        }
    }

    @Test
    void twoOfThemOnOneConnectionDoNotMix() throws SQLException {
        String in = " AND id IN (" + numbers(1, 200_000) + ") ORDER BY id";
        try (Sandbox sandbox = sandbox(TABLE, insert("t", 10));
                Connection connection = sandbox.guarded(OversizeStatements.AUTO);
                Statement first = connection.createStatement();
                PreparedStatement second = connection.prepareStatement("SELECT id FROM t WHERE id > ?" + in);
                ResultSet odd = first.executeQuery("SELECT id FROM t WHERE id % 2 = 1" + in)) {
            assertThat(odd.next()).isTrue();
            second.setInt(1, 7);
            try (ResultSet large = second.executeQuery()) {
                assertThat(odd.next()).isTrue();
                assertThat(odd.getInt(1)).isEqualTo(3);
                assertThat(Sql.rows(large)).containsExactly("8", "9", "10");
            }
            assertThat(first.executeUpdate("UPDATE t SET v = 'x' WHERE id > 8" + in))
                    .isEqualTo(2);
            second.setInt(1, 9);
            try (ResultSet large = second.executeQuery()) {
                assertThat(first.getUpdateCount()).isEqualTo(2);
                assertThat(Sql.rows(large)).containsExactly("10");
            }
        }
    }

    @Test
    void aSavepointOfTheApplicationStaysItsOwn() throws SQLException {
        try (Sandbox sandbox = sandbox(TABLE);
                Connection connection = sandbox.guarded(OversizeStatements.SPLIT)) {
            connection.setAutoCommit(false);
            Sql.execute(connection, "INSERT INTO t (v) VALUES ('first')", "SAVEPOINT mine");
            Sql.execute(connection, insert("t", 60_000));
            assertThat(Sql.text(connection, "SELECT COUNT(*) FROM t")).isEqualTo("60001");
            Sql.execute(connection, "ROLLBACK TO SAVEPOINT mine");
            assertThat(Sql.rows(connection, "SELECT v FROM t")).containsExactly("first");
            connection.rollback();
            assertThat(Sql.rows(connection, "SELECT v FROM t")).isEmpty();
        }
    }

    @Test
    void aTableWithoutTransactionsIsSplitOnlyWhereThatIsAllowed() throws SQLException {
        String sql = insert("m", 60_000);
        try (Sandbox sandbox = sandbox(TABLE.replace("TABLE t", "TABLE m") + " ENGINE = MyISAM")) {
            try (Connection connection = sandbox.guarded(OversizeStatements.SPLIT)) {
                assertThatExceptionOfType(PacketLimitException.class)
                        .isThrownBy(() -> Sql.execute(connection, sql))
                        .withMessageContaining("a table without transactions");
                assertThat(Sql.text(connection, "SELECT COUNT(*) FROM m")).isEqualTo("0");
            }
            SafeguardConfig always = SafeguardConfig.builder()
                    .oversizeStatements(OversizeStatements.SPLIT)
                    .splitInserts(SplitInserts.ALWAYS)
                    .build();
            try (Connection connection = sandbox.guarded(always)) {
                Sql.execute(connection, sql);
                assertThat(Sql.text(connection, "SELECT COUNT(*), COUNT(DISTINCT d) FROM m"))
                        .isEqualTo("60000|1");
            }
            try (Connection connection = sandbox.guarded(OversizeStatements.AUTO)) {
                Sql.execute(connection, sql);
                assertThat(Sql.text(connection, "SELECT COUNT(*) FROM m")).isEqualTo("120000");
            }
        }
    }

    @Test
    void whereTheServerPreparesNothingInsertsAreSplitAndOthersRefused() throws SQLException {
        try (Sandbox sandbox = new Sandbox(
                        SharedServers.get(version, "--max-allowed-packet=" + LIMIT, "--max-prepared-stmt-count=0"),
                        TABLE);
                Connection connection = sandbox.guarded(OversizeStatements.AUTO);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(insert("t", 60_000))).isEqualTo(60_000);
            assertThat(sandbox.events).last().isInstanceOfSatisfying(InsertSplit.class, split -> {
                assertThat(split.rows()).isEqualTo(60_000);
                assertThat(split.statements()).isGreaterThan(1);
                assertThat(split.reason()).contains("user variables");
            });
            assertThatExceptionOfType(PacketLimitException.class)
                    .isThrownBy(
                            () -> statement.executeUpdate("DELETE FROM t WHERE id IN (" + numbers(0, 200_000) + ")"))
                    .withMessageContaining("user variables")
                    .withMessageContaining("only INSERT and REPLACE");
            assertThat(Sql.text(connection, "SELECT COUNT(*) FROM t")).isEqualTo("60000");
        }
    }

    @Test
    void warningsAreThoseOfTheOneStatement() throws SQLException {
        String sql = "INSERT IGNORE INTO t (v, n) VALUES "
                + IntStream.range(0, 100_000)
                        .mapToObj(i -> "('" + i + "'," + (i % 1_000 == 999 ? 999 : 1) + ")")
                        .collect(Collectors.joining(","));
        Observed plain;
        try (Sandbox sandbox = Sandbox.withLimit(version, Sandbox.OUT_OF_REACH, TABLE);
                Connection connection = sandbox.plain()) {
            plain = Observed.of(connection, sql, List.of("SELECT COUNT(*), SUM(n) FROM t"));
        }
        assertThat(plain.warnings()).hasSize(100).last().asString().endsWith("at row 100000");
        for (OversizeStatements way : List.of(OversizeStatements.ASSEMBLE, OversizeStatements.AUTO)) {
            try (Sandbox sandbox = sandbox(TABLE);
                    Connection connection = sandbox.guarded(way)) {
                assertThat(Observed.of(connection, sql, List.of("SELECT COUNT(*), SUM(n) FROM t")))
                        .isEqualTo(plain);
            }
        }
        try (Sandbox sandbox = sandbox(TABLE);
                Connection connection = sandbox.guarded(OversizeStatements.SPLIT);
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(100_000);
            List<String> messages = new ArrayList<>();
            for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
                messages.add(w.getErrorCode() + " " + w.getMessage());
            }
            assertThat(messages).isEqualTo(plain.warnings());
            assertThat(statement.getMoreResults()).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(-1);
        }
    }

    @Test
    void aRowThatFitsNoPacketAloneIsAssembledOrNamed() throws SQLException {
        String sql = "INSERT INTO t (v) VALUES "
                + IntStream.range(0, 40_000)
                        .mapToObj(i -> "('" + (i == 16 ? "a,".repeat(1_000_000) : "row " + i) + "')")
                        .collect(Collectors.joining(","));
        SafeguardConfig sparing = SafeguardConfig.builder().assembleUpTo(0).build();
        try (Sandbox sandbox = sandbox("CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, v LONGTEXT)")) {
            try (Connection connection = sandbox.guarded(OversizeStatements.SPLIT)) {
                assertThatExceptionOfType(PacketLimitException.class)
                        .isThrownBy(() -> Sql.execute(connection, sql))
                        .withMessageContaining("row 17 of 40,000")
                        .withMessageContaining("safeguard.oversizeStatements is split")
                        .satisfies(e -> assertThat(e.rowIndex()).isEqualTo(16));
                assertThat(sandbox.events).singleElement().isInstanceOf(Refused.class);
                assertThat(Sql.text(connection, "SELECT COUNT(*) FROM t")).isEqualTo("0");
            }
            try (Connection connection = sandbox.guarded(sparing)) {
                Sql.execute(connection, sql);
                assertThat(Sql.text(connection, "SELECT COUNT(*), MAX(LENGTH(v)) FROM t"))
                        .isEqualTo("40000|2000000");
                assertThat(sandbox.events).last().isInstanceOf(StatementAssembled.class);
            }
        }
    }

    @Test
    void aProcedureHasAllItsResults() throws SQLException {
        String call = "CALL twice('" + "a,".repeat(1_000_000) + "')";
        try (Sandbox sandbox = sandbox("CREATE PROCEDURE twice (x LONGTEXT) BEGIN SELECT LENGTH(x); SELECT 2; END");
                Connection connection = sandbox.guarded(OversizeStatements.AUTO)) {
            assertThat(Observed.of(connection, call, List.of()).results())
                    .containsExactly("rows [2000000]", "rows [2]", "count 0");
        }
    }

    @Test
    void aCallableStatementIsAssembledUnlessItHasOutParameters() throws SQLException {
        String large = "a,".repeat(1_000_000);
        try (Sandbox sandbox = sandbox(
                        TABLE,
                        "CREATE PROCEDURE twice (x LONGTEXT, y INT) BEGIN SELECT LENGTH(x); SELECT y; END",
                        "CREATE PROCEDURE size (x LONGTEXT, OUT y INT) SET y = LENGTH(x)");
                Connection connection = sandbox.guarded(OversizeStatements.AUTO);
                CallableStatement twice = connection.prepareCall("{call twice('" + large + "', ?)}");
                CallableStatement size = connection.prepareCall("{call size('" + large + "', ?)}")) {
            twice.setInt(1, 3);
            assertThat(twice.execute()).isTrue();
            assertThat(Sql.rows(twice.getResultSet())).containsExactly("2000000");
            assertThat(twice.getMoreResults()).isTrue();
            assertThat(Sql.rows(twice.getResultSet())).containsExactly("3");

            size.registerOutParameter(1, Types.INTEGER);
            assertThatExceptionOfType(PacketLimitException.class)
                    .isThrownBy(size::execute)
                    .withMessageContaining("OUT parameters");
            assertThat(size.executeUpdate(insert("t", 60_000))).isEqualTo(60_000);
        }
    }

    @Test
    void anEntryOfABatchMayBeOfAnySize() throws SQLException {
        try (Sandbox sandbox = sandbox(TABLE);
                Connection connection = sandbox.guarded(OversizeStatements.AUTO);
                Statement statement = connection.createStatement()) {
            statement.addBatch("INSERT INTO t (v) VALUES ('first')");
            statement.addBatch(insert("t", 60_000));
            statement.addBatch("UPDATE t SET n = 1 WHERE id = 1");
            assertThat(statement.executeBatch()).containsExactly(1, 60_000, 1);
            assertThat(keys(statement)).isEqualTo(consecutive(1, 60_001));
            assertThat(statement.executeBatch()).isEmpty();
        }
    }

    @Test
    void theKeysOfABatchAreThereAfterItsResults() throws SQLException {
        try (Sandbox sandbox = sandbox(TABLE);
                Connection connection = sandbox.guarded(OversizeStatements.AUTO);
                PreparedStatement prepared =
                        connection.prepareStatement("INSERT INTO t (v) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 0; i < 100; i++) {
                prepared.setInt(1, i);
                prepared.addBatch();
            }
            assertThat(prepared.executeBatch()).hasSize(100);
            assertThat(prepared.getMoreResults()).isFalse();
            assertThat(keys(prepared)).isEqualTo(consecutive(1, 100));
        }
    }

    @Test
    void aTimeoutHoldsForTheWhole() throws SQLException {
        try (Sandbox sandbox = sandbox();
                Connection connection = sandbox.guarded(OversizeStatements.AUTO);
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatExceptionOfType(SQLTimeoutException.class)
                    .isThrownBy(
                            () -> statement.executeQuery("SELECT SLEEP(30), LENGTH('" + "a,".repeat(1_000_000) + "')"));
            assertThat(statement.getQueryTimeout()).isEqualTo(1);
            assertThat(Sql.text(connection, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aTimeoutHoldsForAllPartsTogether() throws SQLException {
        String sql = "INSERT INTO t (v) VALUES "
                + IntStream.range(0, 2_000)
                        .mapToObj(i -> "('" + "v".repeat(50) + " ".repeat(1_000) + "')")
                        .collect(Collectors.joining(","));
        SafeguardConfig split = SafeguardConfig.builder()
                .oversizeStatements(OversizeStatements.SPLIT)
                .chunkSize(16 << 10)
                .build();
        try (Sandbox sandbox =
                        sandbox(TABLE, "CREATE TRIGGER slow BEFORE INSERT ON t FOR EACH ROW SET NEW.n = SLEEP(0.005)");
                Connection connection = sandbox.guarded(split);
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatExceptionOfType(SQLTimeoutException.class).isThrownBy(() -> statement.executeUpdate(sql));
            assertThat(Sql.text(connection, "SELECT COUNT(*), @@autocommit FROM t"))
                    .isEqualTo("0|1");
        }
    }

    @Test
    void aReadOnlyConnectionReadsAndDoesNotWrite() throws SQLException {
        try (Sandbox sandbox = sandbox(TABLE);
                Connection connection = sandbox.guarded(OversizeStatements.AUTO);
                Statement statement = connection.createStatement()) {
            connection.setReadOnly(true);
            assertThat(Sql.rows(connection, "SELECT id FROM t WHERE id IN (" + numbers(0, 200_000) + ")"))
                    .isEmpty();
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.execute(insert("t", 60_000)))
                    .withMessageContaining("READ");
            connection.setReadOnly(false);
            assertThat(Sql.text(connection, "SELECT COUNT(*) FROM t")).isEqualTo("0");
        }
    }

    @Test
    void nothingStaysOnTheServer() throws SQLException {
        try (Sandbox sandbox = sandbox(TABLE);
                Connection connection = sandbox.guarded(OversizeStatements.AUTO);
                Statement statement = connection.createStatement()) {
            long before = Long.parseLong(Sql.text(connection, "SHOW GLOBAL STATUS LIKE 'Prepared_stmt_count'")
                    .split("\\|", -1)[1]);
            for (int i = 0; i < 3; i++) {
                statement.executeUpdate(insert("t", 60_000));
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> statement.executeUpdate(insert("t", 60_000) + "x"))
                        .withMessageContaining("syntax");
            }
            Sql.execute(connection, "DELETE FROM t");
            assertThat(Sql.text(connection, "SHOW GLOBAL STATUS LIKE 'Prepared_stmt_count'"))
                    .endsWith("|" + before);
        }
    }

    @Test
    void adviceIsGivenAndNothingElseDone() throws SQLException {
        SafeguardConfig advising = SafeguardConfig.builder().mode(Mode.ADVISE).build();
        try (Sandbox sandbox = sandbox(TABLE);
                Connection connection = sandbox.guarded(advising);
                Statement statement = connection.createStatement()) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> statement.executeUpdate(insert("t", 60_000)))
                    .isInstanceOf(PacketTooBigException.class);
            assertThat(sandbox.events).singleElement().isInstanceOf(Advised.class);
            assertThat(Sql.text(connection, "SELECT COUNT(*) FROM t")).isEqualTo("0");
        }
    }

    @Test
    void adviceOfPreparedStatementsNamesWhatWouldBeDoneWithTheirValues() throws SQLException {
        SafeguardConfig advising = SafeguardConfig.builder().mode(Mode.ADVISE).build();
        String text = "x".repeat(2 << 20);
        try (Sandbox sandbox = sandbox("CREATE TABLE t (id INT PRIMARY KEY, x LONGTEXT)");
                Connection connection = sandbox.guarded(advising);
                PreparedStatement one = connection.prepareStatement("INSERT INTO t VALUES (1, ?)");
                PreparedStatement many = connection.prepareStatement(placeholders(200_000))) {
            one.setString(1, text);
            assertThatExceptionOfType(PacketTooBigException.class).isThrownBy(one::executeUpdate);
            for (int i = 1; i <= 200_000; i++) {
                many.setInt(i, i);
            }
            assertThatExceptionOfType(PacketTooBigException.class).isThrownBy(many::executeQuery);

            assertThat(sandbox.events)
                    .extracting(event -> ((Advised) event).advice())
                    .containsExactly(
                            "have the server put its large values together from pieces",
                            "have the server put it together from pieces");
            assertThat(Sql.text(connection, "SELECT COUNT(*) FROM t")).isEqualTo("0");
        }
    }

    @Test
    void aStatementThatIsTooLargeWithoutItsLargeValueIsExecutedAsOne() throws SQLException {
        String text = "y".repeat(2 << 20);
        try (Sandbox sandbox = sandbox("CREATE TABLE t (id INT PRIMARY KEY, x LONGTEXT)");
                Connection connection = sandbox.guarded(OversizeStatements.AUTO)) {
            Sql.execute(connection, "INSERT INTO t VALUES (7, 'a'), (200000, 'b'), (200001, 'c')");
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE t SET x = ? WHERE id IN (" + "?,".repeat(199_999) + "?)")) {
                update.setCharacterStream(1, new StringReader(text));
                for (int i = 1; i <= 200_000; i++) {
                    update.setInt(i + 1, i);
                }
                assertThat(update.executeUpdate()).isEqualTo(2);
            }
            CRC32 sum = new CRC32();
            sum.update(text.getBytes(StandardCharsets.US_ASCII));
            assertThat(Sql.text(connection, "SELECT SUM(CRC32(x) = " + sum.getValue() + "), SUM(x = 'c') FROM t"))
                    .isEqualTo("2|1");
        }
    }

    @Test
    void veryManySmallValuesAreAssembledWithTheirStatement() throws SQLException {
        int values = 2_000;
        try (Sandbox sandbox = sandbox("CREATE TABLE t (id INT PRIMARY KEY, x VARCHAR(4000))");
                Connection connection = sandbox.guarded(OversizeStatements.AUTO)) {
            Sql.execute(connection, "INSERT INTO t VALUES (1, REPEAT('7', 2048)), (2, REPEAT('9', 2047)), (3, '1')");
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE t SET id = -id WHERE x IN (" + "?,".repeat(values - 1) + "?)")) {
                for (int i = 1; i <= values; i++) {
                    String number = Integer.toString(i);
                    update.setString(i, number.repeat(2_048 / number.length()));
                }
                assertThat(update.executeUpdate()).isOne();
            }
            assertThat(sandbox.events).singleElement().isInstanceOf(StatementAssembled.class);
            assertThat(Sql.rows(connection, "SELECT id FROM t ORDER BY id")).containsExactly("-1", "2", "3");
        }
    }

    private static String placeholders(int number) {
        return "SELECT id FROM t WHERE id IN (" + "?,".repeat(number - 1) + "?)";
    }
}
