package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.github.safeguardjdbc.OversizeReads;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.io.InputStream;
import java.sql.Blob;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Result rows larger than the limit are read, and what is sent is held against it all the same. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record ReadIT(MySqlVersion version) {
    private static final int ROWS = 5;

    private static Connection filled(Database database, String... properties) throws SQLException {
        Connection connection = database.connect(properties);
        for (int i = 1; i <= ROWS; i++) {
            // Exactly the limit, with the three bytes of its length, is the second one.
            int size = Database.SMALL - 5 + i;
            Database.execute(connection, "INSERT INTO t (k, b) SELECT " + i + ", REPEAT('x', 60000)");
            Database.execute(
                    connection, "UPDATE t SET b = CONCAT(b, REPEAT('y', " + (size - 60_000) + ")) WHERE k = " + i);
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (k, b) VALUES (100, ?)")) {
            insert.setBytes(1, Content.RANDOM.bytes(Database.SMALL * 20));
            insert.executeUpdate();
        }
        return connection;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "useServerPrepStmts=false",
                "useServerPrepStmts=true",
                "useCursorFetch=true",
                "useCompression=true",
            })
    void readsWhole(String properties) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = filled(database, properties)) {
            for (int fetchSize : new int[] {0, 1, Integer.MIN_VALUE}) {
                try (PreparedStatement select = connection.prepareStatement("SELECT b FROM t ORDER BY id")) {
                    select.setFetchSize(fetchSize);
                    int rows = 0;
                    try (ResultSet values = select.executeQuery()) {
                        while (values.next()) {
                            rows++;
                            byte[] bytes = values.getBytes(1);
                            assertThat(bytes).hasSizeGreaterThan(Database.SMALL - 6);
                        }
                    }
                    assertThat(rows).isEqualTo(ROWS + 1);
                }
            }
        }
    }

    @Test
    void readsOnAfterABatchOfAnotherStatement() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = filled(database, "useCursorFetch=true", "defaultFetchSize=1");
                PreparedStatement select = connection.prepareStatement("SELECT b FROM t ORDER BY id");
                ResultSet values = select.executeQuery();
                PreparedStatement update = connection.prepareStatement("UPDATE t SET k = ? WHERE id = 1");
                Statement plain = connection.createStatement()) {
            while (values.next()) {
                assertThat(values.getBytes(1)).hasSizeGreaterThan(Database.SMALL - 6);
                update.setInt(1, 1);
                update.addBatch();
                update.executeBatch();
                plain.addBatch("UPDATE t SET k = 2 WHERE id = 1");
                plain.executeBatch();
            }
        }
    }

    @Test
    void throughScrollableAndUpdatableResultSets() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = filled(database);
                Statement statement =
                        connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                ResultSet values = statement.executeQuery("SELECT id, k, b FROM t ORDER BY id")) {
            assertThat(values.last()).isTrue();
            assertThat(values.getBytes("b")).hasSize(Database.SMALL * 20);
            values.deleteRow();
            assertThat(values.first()).isTrue();
            assertThat(Database.ask(connection, "SELECT COUNT(*) FROM t WHERE k = 100"))
                    .isEqualTo("0");
        }
    }

    @Test
    void orNotWhereACapIsWanted() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        filled(database).close();
        SafeguardDataSource capped = SafeguardDataSource.builder(database.driver())
                .config(SafeguardConfig.builder()
                        .oversizeReads(OversizeReads.REFUSE)
                        .build())
                .build();
        try (Connection connection = capped.getConnection()) {
            assertThat(Database.ask(connection, "SELECT LENGTH(b) FROM t WHERE k = 100"))
                    .isEqualTo(Integer.toString(Database.SMALL * 20));
            Assertions.assertThatExceptionOfType(PacketTooBigException.class)
                    .isThrownBy(() -> Database.ask(connection, "SELECT b FROM t WHERE k = 100"));
        }
    }

    /** The driver's own, and it reads as much at a time as it is told to. */
    @Test
    void inPiecesWhereTheDriverEmulatesLocators() throws Exception {
        Database database = new Database(version, Database.SMALL);
        int size = Database.SMALL * 20;
        byte[] bytes = Content.RANDOM.bytes(size);
        try (Connection connection = database.connect("emulateLocators=true", "locatorFetchBufferSize=16384")) {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
                insert.setBytes(1, bytes);
                insert.executeUpdate();
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT id, 'b' AS b FROM t")) {
                assertThat(row.next()).isTrue();
                Blob locator = row.getBlob("b");
                assertThat(locator.length()).isEqualTo(size);
                assertThat(locator.getBytes(size - 99, 100)).isEqualTo(Arrays.copyOfRange(bytes, size - 100, size));
                try (InputStream pieces = locator.getBinaryStream()) {
                    assertThat(pieces.readAllBytes()).isEqualTo(bytes);
                }
            }
        }
    }

    @Test
    void whatTheDriverSendsUnseenIsStillHeldAgainstTheLimit() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = filled(database)) {
            String session = Database.ask(connection, "SELECT CONNECTION_ID()");
            try (Statement statement =
                            connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
                    ResultSet values = statement.executeQuery("SELECT id, k, b FROM t WHERE k = 100")) {
                values.next();
                values.updateBytes("b", Content.RANDOM.bytes(Database.SMALL));
                Assertions.assertThatExceptionOfType(PacketTooBigException.class)
                        .isThrownBy(values::updateRow);
            }
            assertThat(Database.ask(connection, "SELECT CONNECTION_ID()")).isEqualTo(session);
        }
    }
}
