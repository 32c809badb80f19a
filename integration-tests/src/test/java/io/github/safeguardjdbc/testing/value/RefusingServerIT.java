package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.testing.proxy.Refusals;
import io.github.safeguardjdbc.testing.proxy.TcpProxy;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where no user variables can be had, what would be put together in them is refused before any of it is sent. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record RefusingServerIT(MySqlVersion version) {
    private static final int FITS_BINARY = Database.SMALL * 3 / 4;
    private static final int FITS_NOWHERE = Database.SMALL * 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t (b) VALUES (?)",
                "DELETE FROM t WHERE b = ?",
                "INSERT INTO t (b) VALUES (CONCAT(?, 'x'))"
            })
    void refusesWithTheSizesAndTheRemedy(String sql) throws SQLException {
        Database database = new Database(version, Database.SMALL);
        Refusals refusals = new Refusals(Pattern.compile("SET @[^@]"));
        try (TcpProxy proxy = new TcpProxy(database.port(), refusals);
                Connection connection = database.connectThrough(proxy);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < 2; i++) {
                statement.setBytes(1, Content.RANDOM.bytes(FITS_NOWHERE));
                assertThatExceptionOfType(PacketLimitException.class)
                        .isThrownBy(statement::executeUpdate)
                        .withMessageContaining("exceeds max_allowed_packet (65,536 bytes, of which 65,535 are usable)")
                        .withMessageContaining("1105: unsupported: this proxy keeps no session")
                        .withMessageContaining("raise max_allowed_packet to at least");
            }
            assertThat(refusals.texts()).as("what the proxy was asked in vain").hasSize(1);

            statement.setBytes(1, new byte[1]);
            int small = statement.executeUpdate();
            assertThat(Database.ask(connection, "SELECT COUNT(*) FROM t")).isEqualTo(Integer.toString(small));
        }
    }

    @Test
    void goesAnotherWayWhereThereIsOne() throws SQLException {
        Database database = new Database(version, Database.SMALL);
        Refusals refusals = new Refusals(Pattern.compile("SET @[^@]"));
        try (TcpProxy proxy = new TcpProxy(database.port(), refusals);
                Connection connection = database.connectThrough(proxy);
                PreparedStatement statement = connection.prepareStatement("INSERT INTO t (b) VALUES (?)")) {
            statement.setBytes(1, Content.RANDOM.bytes(FITS_BINARY));
            assertThat(statement.executeUpdate()).isOne();
            assertThat(refusals.texts()).isEmpty();
        }
    }
}
