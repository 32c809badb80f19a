package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.io.ByteArrayInputStream;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Large values as parameters of stored routines. */
@Tag("every-driver")
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record CallIT(MySqlVersion version) {
    private static final int FITS_BINARY = Database.SMALL * 3 / 4;
    private static final int FITS_NOWHERE = Database.SMALL * 3;

    private Database database() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        try (Connection connection = database.driver().getConnection()) {
            Database.execute(
                    connection,
                    "CREATE PROCEDURE p(IN small INT, IN large LONGBLOB, OUT size INT, INOUT text LONGTEXT)"
                            + " BEGIN INSERT INTO t (k, b) VALUES (small, large); SET size = LENGTH(large);"
                            + " SET text = REVERSE(text); SELECT LENGTH(large) + 1; END");
            Database.execute(
                    connection,
                    "CREATE FUNCTION f(large LONGBLOB, small INT) RETURNS INT DETERMINISTIC NO SQL"
                            + " RETURN LENGTH(large) + small");
        }
        return database;
    }

    @ParameterizedTest
    @ValueSource(ints = {100, FITS_BINARY, FITS_NOWHERE, 40 * Database.SMALL})
    void inAndInOutParameters(int size) throws SQLException {
        Database database = database();
        byte[] bytes = Content.RANDOM.bytes(size);
        String text = "äb'".repeat(size / 4);
        try (Connection connection = database.connect();
                CallableStatement call = connection.prepareCall("{call p(?, ?, ?, ?)}")) {
            call.registerOutParameter(3, Types.INTEGER);
            call.registerOutParameter(4, Types.LONGVARCHAR);
            for (int k = 1; k <= 2; k++) {
                call.setInt(1, k);
                call.setString(4, text);
                if (k == 1) {
                    call.setBytes(2, bytes);
                } else {
                    call.setBinaryStream(2, new ByteArrayInputStream(bytes), size);
                }
                assertThat(call.execute()).isTrue();
                try (ResultSet rows = call.getResultSet()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(size + 1);
                }
                assertThat(call.getInt(3)).isEqualTo(size);
                assertThat(call.getString(4))
                        .isEqualTo(new StringBuilder(text).reverse().toString());
                assertThat(Database.ask(connection, "SELECT SHA2(b, 256) FROM t WHERE k = " + k))
                        .isEqualTo(Content.sha256(bytes));
            }
            call.setString(4, "small");
            call.setBytes(2, new byte[1]);
            call.execute();
            assertThat(call.getString(4)).isEqualTo("llams");
            assertThat(Database.leftovers(connection)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {FITS_BINARY, FITS_NOWHERE})
    void functions(int size) throws SQLException {
        Database database = database();
        try (Connection connection = database.connect();
                CallableStatement call = connection.prepareCall("{? = call f(?, ?)}")) {
            call.registerOutParameter(1, Types.INTEGER);
            call.setBytes(2, Content.QUOTES.bytes(size));
            call.setInt(3, 5);
            call.execute();
            assertThat(call.getInt(1)).isEqualTo(size + 5);
            assertThat(Database.leftovers(connection)).isEmpty();
        }
    }

    @Test
    void whatIsSetByNameIsLeftToTheDriversCheck() throws SQLException {
        Database database = database();
        try (Connection connection = database.connect();
                CallableStatement call = connection.prepareCall("{call p(?, ?, ?, ?)}")) {
            String session = Database.ask(connection, "SELECT CONNECTION_ID()");
            call.registerOutParameter("size", Types.INTEGER);
            call.setInt("small", 1);
            call.setBytes("large", Content.RANDOM.bytes(FITS_NOWHERE));
            call.setString("text", "x");
            assertThatExceptionOfType(PacketTooBigException.class).isThrownBy(call::execute);
            call.setBytes("large", new byte[3]);
            call.execute();
            assertThat(call.getInt("size")).isEqualTo(3);
            assertThat(Database.ask(connection, "SELECT CONNECTION_ID()")).isEqualTo(session);
        }
    }
}
