package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.SafeguardEvent.ValuesStaged;
import io.github.safeguardjdbc.SafeguardEvent.ValuesStreamed;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large values in every kind of statement, above the limit and between half of it and all of it. */
@Tag("every-driver")
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record FormsIT(MySqlVersion version) {
    private static final int FITS_BINARY = Database.SMALL * 3 / 4;
    private static final int FITS_NOWHERE = Database.SMALL * 3;

    private static final String ROW = "(SELECT CONCAT_WS(' ', id, k, LENGTH(b), SHA2(b, 256)) FROM t WHERE id = ";

    private static void prepare(Connection connection) throws SQLException {
        Database.execute(connection, "DELETE FROM t");
        Database.execute(connection, "INSERT INTO t (id, k, b) VALUES (1, 10, 'first'), (2, 20, 'second')");
    }

    private static String row(Connection connection, int id) throws SQLException {
        return Database.ask(connection, "SELECT " + ROW + id + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO t (id, k, b) VALUES (3, 30, ?)                                               | 3 | 30 | 1",
                "REPLACE INTO t (id, k, b) VALUES (2, 30, ?)                                              | 2 | 30 | 2",
                "UPDATE t SET b = ?, k = 30 WHERE id = 2                                                  | 2 | 30 | 1",
                "INSERT INTO t SET id = 3, b = ?, k = 30                                                  | 3 | 30 | 1",
                "INSERT INTO t (id, b) VALUES (2, 'x') ON DUPLICATE KEY UPDATE k = 30, b = ?              | 2 | 30 | 2",
                "INSERT INTO t (id, b) VALUES (2, ?) ON DUPLICATE KEY UPDATE k = 30, b = VALUES(b)        | 2 | 30 | 2",
                "INSERT INTO t (id, k, b) SELECT 3, 30, ?                                                 | 3 | 30 | 1",
                "INSERT INTO t (id, k, b) SELECT 3, 30, ? UNION ALL SELECT 4, 40, 'y'                     | 3 | 30 | 2",
                "INSERT INTO t (id, k, b) SELECT 3, 30, ? FROM t WHERE id = 1                             | 3 | 30 | 1",
                "INSERT INTO t (id, k, b) VALUES (3, 30, COALESCE(?, 'x'))                                | 3 | 30 | 1",
                "INSERT INTO t (id, k, b) VALUES (3, 30, IF(1 = 1, ?, '?'))                               | 3 | 30 | 1",
                "INSERT IGNORE INTO t (id, k, b) VALUES (3, 30, ?) /* ? */                                | 3 | 30 | 1",
                "UPDATE t, (SELECT 1 AS one) o SET b = ?, k = 30 WHERE id = o.one + 1                     | 2 | 30 | 1",
            })
    void changesWhatTheStatementSays(String sql, int id, int k, int count) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        for (String protocol : new String[] {"useServerPrepStmts=false", "useServerPrepStmts=true"}) {
            if (sql.contains("UNION") && protocol.endsWith("true")) {
                // 9.7 takes the placeholder of a UNION for a string, whatever its size.
                continue;
            }
            try (Connection connection = database.connect(protocol)) {
                for (int size : new int[] {FITS_BINARY, FITS_NOWHERE}) {
                    byte[] bytes = Content.RANDOM.bytes(size);
                    prepare(connection);
                    try (PreparedStatement statement = connection.prepareStatement(sql)) {
                        statement.setBytes(1, bytes);
                        assertThat(statement.executeUpdate()).isEqualTo(count);
                        assertThat(statement.getUpdateCount()).isEqualTo(count);
                        assertThat(statement.getMoreResults()).isFalse();
                        assertThat(statement.getUpdateCount()).isEqualTo(-1);
                    }
                    assertThat(row(connection, id)).isEqualTo(id + " " + k + " " + size + " " + Content.sha256(bytes));
                    assertThat(Database.leftovers(connection)).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "u", "l"})
    void findsAndDeletesWhatIsEqual(String column) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        for (int size : new int[] {FITS_BINARY, FITS_NOWHERE}) {
            String text = column.equals("l") ? "äé'".repeat(size / 5) : Content.text(size);
            try (Connection connection = database.connect()) {
                prepare(connection);
                update(connection, "UPDATE t SET " + column + " = ? WHERE id = 2", text);
                try (PreparedStatement select =
                        connection.prepareStatement("SELECT id, " + column + " FROM t WHERE " + column + " = ?")) {
                    select.setString(1, text);
                    try (ResultSet found = select.executeQuery()) {
                        assertThat(found.getStatement()).isSameAs(select);
                        assertThat(found.next()).isTrue();
                        assertThat(found.getInt(1)).isEqualTo(2);
                        assertThat(found.getString(2)).isEqualTo(text);
                        assertThat(found.next()).isFalse();
                    }
                    assertThat(select.execute()).isTrue();
                    assertThat(select.getResultSet().next()).isTrue();
                }
                assertThat(update(connection, "DELETE FROM t WHERE " + column + " = ? AND id > 0", text))
                        .isOne();
                assertThat(Database.ask(connection, "SELECT GROUP_CONCAT(id) FROM t"))
                        .isEqualTo("1");
                assertThat(Database.leftovers(connection)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT id FROM t WHERE b <> ?", "WITH x AS (SELECT ? AS v) SELECT id FROM t, x WHERE b <> v"})
    void streamsRows(String sql) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect()) {
            prepare(connection);
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setFetchSize(Integer.MIN_VALUE);
                for (int i = 0; i < 2; i++) {
                    select.setBytes(1, Content.RANDOM.bytes(FITS_NOWHERE));
                    try (ResultSet rows = select.executeQuery()) {
                        assertThat(rows.next()).isTrue();
                        assertThat(rows.next()).isTrue();
                        assertThat(rows.next()).isFalse();
                    }
                }
            }
            assertThat(Database.leftovers(connection)).isEmpty();
            assertThat(Database.ask(connection, "SELECT @@autocommit")).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, FITS_BINARY, FITS_NOWHERE})
    void closesWithItsLastResultWhereThatWasAskedFor(int size) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect()) {
            prepare(connection);
            try (PreparedStatement select = connection.prepareStatement("SELECT id FROM t WHERE b <> ?")) {
                select.setBytes(1, new byte[size]);
                select.executeQuery().close();
                assertThat(select.isClosed()).isFalse();

                select.closeOnCompletion();
                select.executeQuery().close();
                assertThat(select.isClosed()).isTrue();
            }
            assertThat(Database.leftovers(connection)).isEmpty();
        }
    }

    private static int update(Connection connection, String sql, String text) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, text);
            return statement.executeUpdate();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "characterEncoding=latin1", "connectionCollation=utf8mb4_bin"})
    void textIsConvertedAsAStringIs(String properties) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        String text = "äöü ß'\\".repeat(FITS_NOWHERE / 8);
        try (Connection connection = properties.isEmpty() ? database.connect() : database.connect(properties);
                PreparedStatement statement = connection.prepareStatement("INSERT INTO t (u, l, b) VALUES (?, ?, ?)")) {
            for (int i = 1; i <= 3; i++) {
                statement.setString(i, text);
            }
            assertThat(statement.executeUpdate()).isOne();
            assertThat(Database.ask(connection, "SELECT u FROM t")).isEqualTo(text);
            assertThat(Database.ask(connection, "SELECT l FROM t")).isEqualTo(text);
            assertThat(Database.ask(connection, "SELECT LENGTH(u) - CHAR_LENGTH(u) FROM t"))
                    .isEqualTo(Integer.toString(4 * (text.length() / 7)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {FITS_BINARY, FITS_NOWHERE})
    void smallValuesBesideALargeOneAreConvertedAsEver(int size) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        String sql = "INSERT INTO v (a, c, d, e, f, b) VALUES (?, ?, ?, ?, ?, ?)";
        String[] rows = new String[2];
        for (int i = 0; i < 2; i++) {
            try (Connection connection = database.connect()) {
                Database.execute(connection, "DROP TABLE IF EXISTS v");
                Database.execute(
                        connection,
                        "CREATE TABLE v (a VARCHAR(40), c VARCHAR(40), d VARCHAR(40), e VARCHAR(40), f VARCHAR(40),"
                                + " b LONGBLOB)");
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setFloat(1, 1.1f);
                    statement.setTimestamp(2, Timestamp.valueOf("2026-11-21 01:02:03.004"));
                    statement.setBigDecimal(3, new BigDecimal("1E3"));
                    statement.setBoolean(4, true);
                    statement.setString(5, "it's {d '2026-11-21'} \\ ? ä😀");
                    statement.setBytes(6, i == 0 ? new byte[] {1} : Content.QUOTES.bytes(size));
                    statement.executeUpdate();
                }
                rows[i] = Database.ask(connection, "SELECT CONCAT_WS('|', a, c, d, e, f) FROM v");
            }
        }
        assertThat(rows[1]).isEqualTo(rows[0]);
    }

    @ParameterizedTest
    @ValueSource(ints = {FITS_BINARY, FITS_NOWHERE})
    void generatedKeysAndSeveralLargeValues(int size) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        byte[] bytes = Content.RANDOM.bytes(size);
        String text = Content.text(size);
        try (Connection connection = database.connect();
                PreparedStatement statement = connection.prepareStatement(
                        "INSERT INTO t (b, u, l) VALUES (?, ?, ?)", Statement.RETURN_GENERATED_KEYS)) {
            for (int i = 1; i <= 3; i++) {
                statement.setBinaryStream(1, new ByteArrayInputStream(bytes));
                statement.setString(2, text);
                statement.setNull(3, java.sql.Types.VARCHAR);
                assertThat(statement.executeUpdate()).isOne();
                try (ResultSet keys = statement.getGeneratedKeys()) {
                    assertThat(keys.next()).isTrue();
                    assertThat(keys.getInt(1)).isEqualTo(i);
                    assertThat(keys.next()).isFalse();
                }
                assertThat(Database.ask(connection, "SELECT LAST_INSERT_ID()")).isEqualTo(Integer.toString(i));
            }
            assertThat(Database.ask(
                            connection,
                            "SELECT COUNT(*) FROM t WHERE SHA2(b, 256) = '" + Content.sha256(bytes)
                                    + "' AND SHA2(u, 256) = '" + Content.sha256(text.getBytes(StandardCharsets.UTF_8))
                                    + "'"))
                    .isEqualTo("3");
        }
        // Drivers before 9.5 write a stream's bytes as they are, which no text to prepare can hold.
        assertThat(database.events)
                .hasSize(3)
                .allMatch(event ->
                        event instanceof ValuesStaged || (size == FITS_BINARY && event instanceof ValuesStreamed));
    }

    @ParameterizedTest
    @ValueSource(ints = {FITS_BINARY, FITS_NOWHERE})
    void warningsAreThoseOfTheStatement(int size) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect("jdbcCompliantTruncation=false", "sessionVariables=sql_mode=''");
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO t (k, b) VALUES ('12 apples', ?)")) {
            statement.setBytes(1, Content.ZEROS.bytes(size));
            statement.executeUpdate();
            assertThat((Throwable) statement.getWarnings()).hasMessageContaining("'k'");
            statement.clearWarnings();
            assertThat((Throwable) statement.getWarnings()).isNull();
        }
    }
}
