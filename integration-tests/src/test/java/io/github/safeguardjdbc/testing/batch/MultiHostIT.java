package io.github.safeguardjdbc.testing.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Behind one connection are hosts with different limits. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record MultiHostIT(MySqlVersion version) {
    private static final int LARGE = 1 << 20;
    private static final int SMALL = 64 << 10;

    @Test
    void eachExecutionIsHeldAgainstTheLimitOfItsHost() throws SQLException {
        MySqlServer source = SharedServers.withLimit(version, LARGE);
        MySqlServer replica = SharedServers.withLimit(version, SMALL);
        String url = "jdbc:safeguard:mysql:replication://" + authority(source) + ',' + authority(replica) + "/mysql?"
                + URI.create(source.url("mysql").substring("jdbc:".length())).getQuery()
                + "&safeguard.oversizeStatements=refuse";
        giveTheNextSessionsOneNumber(source, replica);
        try (Connection connection = DriverManager.getConnection(url)) {
            for (int i = 0; i < 2; i++) {
                connection.setReadOnly(false);
                assertThat(Sql.number(connection, "SELECT @@max_allowed_packet"))
                        .isEqualTo(LARGE);
                assertThat(length(connection, 200_000)).isEqualTo(200_000);

                connection.setReadOnly(true);
                assertThat(Sql.number(connection, "SELECT @@max_allowed_packet"))
                        .isEqualTo(SMALL);
                // Most of it is one value, which may be staged on the host that it is for.
                assertThat(length(connection, 200_000)).isEqualTo(200_000);
                PacketLimitException refused =
                        catchThrowableOfType(PacketLimitException.class, () -> textOf(connection, 200_000));
                assertThat(refused.limitBytes()).isEqualTo(SMALL - 1);
                assertThat(length(connection, 40_000)).isEqualTo(40_000);
            }
        }
    }

    @Test
    void batchesGoToTheHostThatIsWrittenTo() throws SQLException {
        MySqlServer source = SharedServers.withLimit(version, LARGE);
        MySqlServer replica = SharedServers.withLimit(version, SMALL);
        String database = new Scenario(version, "CREATE TABLE t (id INT PRIMARY KEY, b VARCHAR(100))").database(source);
        String url = "jdbc:safeguard:mysql:replication://" + authority(source) + ',' + authority(replica) + '/' + "?"
                + URI.create(source.url("mysql").substring("jdbc:".length())).getQuery();
        try (Connection connection = DriverManager.getConnection(url)) {
            for (int round = 0; round < 3; round++) {
                connection.setReadOnly(true);
                assertThat(Sql.number(connection, "SELECT @@max_allowed_packet"))
                        .isEqualTo(SMALL);
                connection.setReadOnly(false);
                try (PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO " + database + ".t VALUES (?, ?)")) {
                    for (int i = 0; i < 3_000; i++) {
                        insert.setInt(1, round * 3_000 + i);
                        insert.setString(2, "x".repeat(i % 90));
                        insert.addBatch();
                    }
                    assertThat(Outcome.of(insert)).isEqualTo(new Outcome("1 × 3000", ""));
                }
            }
            assertThat(Sql.number(connection, "SELECT COUNT(*) FROM " + database + ".t"))
                    .isEqualTo(9_000);
        }
    }

    private static String authority(MySqlServer server) {
        return URI.create(server.url("mysql").substring("jdbc:".length())).getAuthority();
    }

    /** Each server counts its sessions for itself. */
    private static void giveTheNextSessionsOneNumber(MySqlServer one, MySqlServer other) throws SQLException {
        long first = session(one);
        long second = session(other);
        while (first != second) {
            if (first < second) {
                first = session(one);
            } else {
                second = session(other);
            }
        }
    }

    private static long session(MySqlServer server) throws SQLException {
        try (Connection connection = server.connect("mysql")) {
            return Sql.number(connection, "SELECT CONNECTION_ID()");
        }
    }

    private static String textOf(Connection connection, int bytes) throws SQLException {
        return Sql.rows(connection, "SELECT '" + "x".repeat(bytes) + "'").get(0);
    }

    private static long length(Connection connection, int bytes) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT LENGTH(?)")) {
            select.setString(1, "x".repeat(bytes));
            return Long.parseLong(Sql.rows(select.executeQuery()).get(0));
        }
    }
}
