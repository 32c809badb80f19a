package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.io.ByteArrayInputStream;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of a batch that fit no packet are sent in their place in the order. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record BatchRowsIT(MySqlVersion version) {
    private static final int ROWS = 40;

    /** Sizes of all kinds: thin, fat, above half of the limit, above the limit, far above. */
    private static int size(int row) {
        return switch (row % 8) {
            case 2 -> Database.SMALL * 3 / 4;
            case 5 -> Database.SMALL + row;
            case 7 -> Database.SMALL * 5;
            default -> 10 + row;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "INSERT INTO t (k; b) VALUES (?; ?), useServerPrepStmts=false",
        "INSERT INTO t (k; b) VALUES (?; ?), useServerPrepStmts=true",
        "INSERT INTO t (k; b) VALUES (?; ?), rewriteBatchedStatements=true",
        "INSERT IGNORE INTO t (k; b) VALUES (?; ?), useServerPrepStmts=false",
        "INSERT INTO t (k; b) VALUES (?; ?) ON DUPLICATE KEY UPDATE b = VALUES(b), useServerPrepStmts=false",
        "INSERT INTO t (k; b) SELECT ?; ?, useServerPrepStmts=false",
    })
    void arriveInOrder(String sql, String properties) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect(properties);
                PreparedStatement statement =
                        connection.prepareStatement(sql.replace(';', ','), Statement.RETURN_GENERATED_KEYS)) {
            for (int row = 0; row < ROWS; row++) {
                statement.setInt(1, row);
                byte[] bytes = Content.RANDOM.bytes(size(row));
                if (row % 3 == 0) {
                    statement.setBinaryStream(2, new ByteArrayInputStream(bytes));
                } else {
                    statement.setBytes(2, bytes);
                }
                statement.addBatch();
            }
            int[] counts = statement.executeBatch();
            assertThat(counts).hasSize(ROWS);
            assertThat(Arrays.stream(counts).distinct().boxed())
                    .containsAnyOf(1, -2)
                    .doesNotContain(-3, 0);
            try (ResultSet rows =
                    connection.createStatement().executeQuery("SELECT k, LENGTH(b), SHA2(b, 256) FROM t ORDER BY id")) {
                for (int row = 0; row < ROWS; row++) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(row);
                    assertThat(rows.getString(3))
                            .as("row %d", row)
                            .isEqualTo(Content.sha256(Content.RANDOM.bytes(size(row))));
                }
            }
            assertThat(Database.leftovers(connection)).isEmpty();
        }
    }

    @Test
    void keysOfAllRows() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect();
                PreparedStatement statement =
                        connection.prepareStatement("INSERT INTO t (b) VALUES (?)", Statement.RETURN_GENERATED_KEYS)) {
            for (int row = 0; row < ROWS; row++) {
                statement.setBytes(1, Content.RANDOM.bytes(size(row)));
                statement.addBatch();
            }
            assertThat(statement.executeBatch()).containsOnly(1);
            try (ResultSet keys = statement.getGeneratedKeys()) {
                for (int row = 1; row <= ROWS; row++) {
                    assertThat(keys.next()).isTrue();
                    assertThat(keys.getInt(1)).isEqualTo(row);
                }
                assertThat(keys.next()).isFalse();
            }
        }
    }

    @Test
    void updatesAndTheRowThatFails() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect()) {
            Database.execute(connection, "INSERT INTO t (id) VALUES (1), (2), (3), (4)");
            Database.execute(connection, "ALTER TABLE t ADD UNIQUE (k)");
            try (PreparedStatement statement = connection.prepareStatement("UPDATE t SET b = ?, k = ? WHERE id = ?")) {
                int[] keys = {10, 20, 10, 40};
                for (int id = 1; id <= 4; id++) {
                    statement.setBytes(1, Content.RANDOM.bytes(Database.SMALL + id));
                    statement.setInt(2, keys[id - 1]);
                    statement.setInt(3, id);
                    statement.addBatch();
                }
                assertThatExceptionOfType(BatchUpdateException.class)
                        .isThrownBy(statement::executeBatch)
                        .satisfies(e -> {
                            assertThat(e.getErrorCode()).isEqualTo(1062);
                            assertThat(e.getUpdateCounts()).startsWith(1, 1);
                        });
            }
            assertThat(Database.leftovers(connection)).isEmpty();
        }
    }

    @Test
    void besideStatementsAsText() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect()) {
            Database.execute(connection, "ALTER TABLE t ADD UNIQUE (k)");
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t (k, b) VALUES (?, ?)")) {
                for (int k = 0; k < 4; k++) {
                    statement.setInt(1, 10 * k);
                    byte[] bytes = Content.RANDOM.bytes(k * Database.SMALL + k);
                    statement.setBinaryStream(2, new ByteArrayInputStream(bytes));
                    statement.addBatch();
                    statement.addBatch("UPDATE t SET k = k + 1");
                }
                assertThat(statement.executeBatch()).containsExactly(1, 1, 1, 2, 1, 3, 1, 4);
                assertThat(Database.ask(connection, "SELECT GROUP_CONCAT(k, ':', LENGTH(b) ORDER BY id) FROM t"))
                        .isEqualTo("4:0,13:65537,22:131074,31:196611");
                statement.setInt(1, 13);
                statement.setBytes(2, Content.RANDOM.bytes(2 * Database.SMALL));
                statement.addBatch("DELETE FROM t WHERE k = 4");
                statement.addBatch();
                statement.addBatch("DELETE FROM t");
                assertThatExceptionOfType(BatchUpdateException.class)
                        .isThrownBy(statement::executeBatch)
                        .satisfies(e -> {
                            assertThat(e.getErrorCode()).isEqualTo(1062);
                            assertThat(e.getUpdateCounts()).startsWith(1, Statement.EXECUTE_FAILED);
                        });
            }
            assertThat(Database.leftovers(connection)).isEmpty();
        }
    }

    @Test
    void theWarningsOfALastRowOutliveTheQuestionForMoreResults() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect(
                "useServerPrepStmts=true", "sessionVariables=sql_mode=''", "jdbcCompliantTruncation=false")) {
            Database.execute(connection, "CREATE TABLE incomplete (k INT NOT NULL, b LONGBLOB)");
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO incomplete (b) VALUES (?)")) {
                insert.setBytes(1, new byte[2 * Database.SMALL]);
                insert.addBatch();
                insert.executeBatch();

                assertThat(insert.getUpdateCount()).isEqualTo(1);
                assertThat(insert.getMoreResults()).isFalse();
                assertThat(insert.getUpdateCount()).isEqualTo(-1);
                assertThat(insert.getWarnings().getErrorCode()).isEqualTo(1364);
            }
        }
    }
}
