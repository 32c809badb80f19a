package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.io.ObjectInputStream;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of every size around and far above the limit are stored and read back as they were, however they are handed over. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record LadderIT(MySqlVersion version) {
    private static final int MEBIBYTE = 1 << 20;

    private static List<Integer> around(int limit) {
        return Stream.of(0.45, 0.5, 0.55, 0.9, 0.99, 1.0, 2.0)
                .map(factor -> (int) (factor * limit))
                .toList();
    }

    private static List<Integer> ladder(int limit, int... multiples) {
        return Stream.concat(
                        Stream.concat(around(limit).stream(), Stream.of(limit - 1, limit + 1)),
                        LongStream.range(0, multiples.length).mapToObj(i -> multiples[(int) i] * limit))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void throughEverySetter(Handing handing) throws SQLException {
        climb(handing, Database.SMALL, ladder(Database.SMALL, 16), "useServerPrepStmts=false");
    }

    @ParameterizedTest
    @EnumSource
    void throughEverySetterOfAStatementPreparedOnTheServer(Handing handing) throws SQLException {
        boolean clob = handing == Handing.CLOB || handing == Handing.NCLOB;
        // What fits is left to the driver, which cuts pairs of surrogates of a Clob that it sends ahead.
        List<Integer> sizes = clob
                ? List.of(Database.SMALL + 1, 2 * Database.SMALL)
                : List.of(Database.SMALL / 2, 2 * Database.SMALL);
        climb(handing, Database.SMALL, sizes, "useServerPrepStmts=true");
    }

    @ParameterizedTest
    @EnumSource(names = {"BYTES", "STRING", "BINARY_STREAM", "CHARACTER_STREAM", "BLOB_STREAM_LONG"})
    void farAboveTheLimit(Handing handing) throws SQLException {
        climb(handing, Database.SMALL, List.of(300 * Database.SMALL), "useServerPrepStmts=false");
    }

    static Stream<Arguments> largerLimits() {
        return Stream.of(Handing.BYTES, Handing.STRING, Handing.BINARY_STREAM, Handing.CHARACTER_STREAM)
                .flatMap(handing -> Stream.of(
                        Arguments.of(handing, MEBIBYTE, List.of(MEBIBYTE / 2, MEBIBYTE, MEBIBYTE + 1, 16 * MEBIBYTE)),
                        Arguments.of(handing, 4 * MEBIBYTE, List.of(2 * MEBIBYTE, 4 * MEBIBYTE, 5 * MEBIBYTE))));
    }

    @ParameterizedTest
    @MethodSource
    void largerLimits(Handing handing, int limit, List<Integer> sizes) throws SQLException {
        climb(handing, limit, sizes);
    }

    /** The driver stores what Java makes of it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void serializedObjects(boolean onServer) throws Exception {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect("useServerPrepStmts=" + onServer);
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t (k, b) VALUES (?, ?)")) {
            for (int size : ladder(Database.SMALL, 2, 16)) {
                ArrayList<String> object = new ArrayList<>(List.of(Content.text(size), "and more"));
                insert.setInt(1, size);
                insert.setObject(2, object);
                assertThat(insert.executeUpdate()).isOne();
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("SELECT b FROM t WHERE k = " + size)) {
                    assertThat(row.next()).isTrue();
                    ObjectInputStream stored = new ObjectInputStream(row.getBinaryStream(1));
                    assertThat(stored.readObject()).isEqualTo(object);
                    assertThat(stored.read()).isNegative();
                }
            }
            assertThat(Database.leftovers(connection)).isEmpty();
        }
    }

    /** Beside a value that is staged. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void emptyValuesAndNone(boolean onServer) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.connect("useServerPrepStmts=" + onServer);
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO t (b, u, l, k) VALUES (?, ?, ?, ?)")) {
            insert.setBytes(1, Content.RANDOM.bytes(2 * Database.SMALL));
            insert.setString(2, "");
            insert.setNull(3, Types.LONGVARCHAR);
            insert.setObject(4, null);
            assertThat(insert.executeUpdate()).isOne();
            insert.setBytes(1, new byte[0]);
            insert.setString(2, Content.text(2 * Database.SMALL));
            insert.setCharacterStream(3, new StringReader(""));
            assertThat(insert.executeUpdate()).isOne();
            assertThat(Database.ask(
                            connection,
                            "SELECT GROUP_CONCAT(LENGTH(b), '|', LENGTH(u), '|', IFNULL(LENGTH(l), 'NULL'), '|',"
                                    + " IFNULL(k, 'NULL') ORDER BY id SEPARATOR ', ') FROM t"))
                    .isEqualTo("131072|0|NULL|NULL, 0|131072|0|NULL");
        }
    }

    private void climb(Handing handing, int limit, List<Integer> sizes, String... properties) throws SQLException {
        Database database = new Database(version, limit);
        String column = handing.column();
        try (Connection connection = database.connect(properties);
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO t (k, " + column + ") VALUES (?, ?)")) {
            String session = Database.ask(connection, "SELECT CONNECTION_ID()");
            for (int size : sizes) {
                byte[] bytes = handing.content(size).bytes(size);
                insert.setInt(1, size);
                handing.bind(insert, 2, bytes);
                assertThat(insert.executeUpdate()).isOne();
                assertStored(connection, column, size, bytes);
            }
            assertThat(Database.ask(connection, "SELECT CONNECTION_ID()")).isEqualTo(session);
            assertThat(Database.leftovers(connection)).isEmpty();
        }
    }

    private static void assertStored(Connection connection, String column, int size, byte[] bytes) throws SQLException {
        String sha = Content.sha256(bytes);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT LENGTH(" + column + "), SHA2(" + column + ", 256), "
                        + column + " FROM t WHERE k = " + size)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getLong(1)).as("length of %,d", size).isEqualTo(bytes.length);
            assertThat(row.getString(2)).as("stored content of %,d", size).isEqualTo(sha);
            assertThat(Content.sha256(row.getBytes(3))).as("content read").isEqualTo(sha);
        }
    }
}
