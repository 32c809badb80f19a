package io.github.safeguardjdbc.testing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record MySqlServerIT(MySqlVersion version) {

    @Test
    void answersAsTheVersionThatWasAskedFor() throws SQLException {
        try (Connection connection = SharedServers.get(version).connect("")) {
            assertThat(query(connection, "SELECT VERSION()")).startsWith(version.series() + ".");
        }
    }

    @Test
    void hasTheLimitThatWasAskedFor() throws SQLException {
        try (Connection connection = SharedServers.withLimit(version, 1 << 20).connect("")) {
            assertThat(query(connection, "SELECT @@session.max_allowed_packet")).isEqualTo("1048576");
        }
    }

    @Test
    void isTheSameServerForTheSameOptionsOnly() {
        MySqlServer server = SharedServers.withLimit(version, 1 << 20);

        assertThat(SharedServers.get(version, "--max-allowed-packet=1048576")).isSameAs(server);
        assertThat(SharedServers.get(version).port()).isNotEqualTo(server.port());
    }

    @Test
    void talksTlsToWhoWantsIt() throws SQLException {
        String cipher = "SHOW SESSION STATUS LIKE 'Ssl_cipher'";
        try (Connection plain = SharedServers.get(version).connect("");
                Connection encrypted = SharedServers.get(version).connect("", "sslMode=REQUIRED")) {
            assertThat(secondColumn(plain, cipher)).isEmpty();
            assertThat(secondColumn(encrypted, cipher)).isNotEmpty();
        }
    }

    @Test
    void givesEachCallerADatabaseOfItsOwn() throws SQLException {
        MySqlServer server = SharedServers.get(version);
        String first = server.createDatabase();
        String second = server.createDatabase();

        assertThat(first).isNotEqualTo(second);
        try (Connection connection = server.connect(second)) {
            assertThat(query(connection, "SELECT DATABASE()")).isEqualTo(second);
            assertThat(query(
                            connection,
                            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()"))
                    .isEqualTo("0");
        }
    }

    @Test
    void letsTheCallersOptionsWinOverItsOwn() throws SQLException {
        try (MySqlServer server = MySqlServer.start(
                        version, "--innodb-flush-log-at-trx-commit=1", "--log-bin", "--performance-schema=ON");
                Connection connection = server.connect("")) {
            assertThat(query(connection, "SELECT @@innodb_flush_log_at_trx_commit"))
                    .isEqualTo("1");
            assertThat(query(connection, "SELECT @@log_bin")).isEqualTo("1");
            assertThat(query(connection, "SELECT @@performance_schema")).isEqualTo("1");
        }
    }

    @Test
    void leavesNothingBehindWhenClosed() throws SQLException {
        MySqlServer server = MySqlServer.start(version);
        Path folder = folder(server);
        assertThat(folder).isDirectory();
        assertThat(log(folder)).isRegularFile();

        server.close();

        assertThat(folder).doesNotExist();
        assertThat(log(folder)).doesNotExist();
        assertRefusesConnections(server);
    }

    @Test
    void tellsWhyItDoesNotStartAndKeepsOnlyTheLog() {
        assertThatIllegalStateException()
                .isThrownBy(() -> MySqlServer.start(version, "--no-such-option"))
                .withMessageContaining("unknown option '--no-such-option'")
                .satisfies(failure -> {
                    String message = String.valueOf(failure.getMessage());
                    String kept = message.substring(message.indexOf("kept as ") + 8, message.indexOf(".log") + 4);
                    assertThat(Path.of(kept)).isRegularFile();
                    assertThat(Path.of(kept.substring(0, kept.length() - 4))).doesNotExist();
                    Files.delete(Path.of(kept));
                });
    }

    @Test
    void keepsItsDataAndPortOverARestart() throws SQLException {
        try (MySqlServer server = MySqlServer.start(version)) {
            String database = server.createDatabase();
            int port = server.port();
            insertOne(server, database);

            server.restart();

            assertThat(server.port()).isEqualTo(port);
            try (Connection connection = server.connect(database)) {
                assertThat(query(connection, "SELECT id FROM t")).isEqualTo("1");
            }
        }
    }

    @Test
    void comesBackWithWhatWasOnDiskAfterACrash() throws SQLException {
        try (MySqlServer server = MySqlServer.start(version, "--innodb-flush-log-at-trx-commit=1")) {
            String database = server.createDatabase();
            insertOne(server, database);

            server.kill();
            assertRefusesConnections(server);
            server.restart();

            try (Connection connection = server.connect(database)) {
                assertThat(query(connection, "SELECT id FROM t")).isEqualTo("1");
            }
        }
    }

    @Test
    void runsBesideAnotherOfItsVersion() throws SQLException {
        try (MySqlServer one = MySqlServer.start(version);
                MySqlServer two = MySqlServer.start(version);
                Connection toOne = one.connect("");
                Connection toTwo = two.connect("")) {
            assertThat(List.of(query(toOne, "SELECT @@port"), query(toTwo, "SELECT @@port")))
                    .containsExactly(String.valueOf(one.port()), String.valueOf(two.port()))
                    .doesNotHaveDuplicates();
            assertThat(query(toOne, "SELECT @@server_uuid")).isNotEqualTo(query(toTwo, "SELECT @@server_uuid"));
        }
    }

    @Test
    void takesAnotherPortIfAnotherServerHasItsPort() throws SQLException {
        int taken = SharedServers.get(version).port();
        Iterator<Integer> ports = List.of(taken, FreePort.pick()).iterator();

        try (MySqlServer server = MySqlServer.start(version, ports::next);
                Connection connection = server.connect("")) {
            assertThat(ports.hasNext()).isFalse();
            assertThat(query(connection, "SELECT @@port")).isEqualTo(String.valueOf(server.port()));
            assertThat(server.port()).isNotEqualTo(taken);
        }
    }

    @Test
    void keepsTheLogOfAServerThatCrashed() throws Exception {
        MySqlServer server = MySqlServer.start(version);
        Path folder = folder(server);
        String pid = Files.readString(folder.resolve("data/mysqld.pid")).strip();
        ProcessHandle process = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        process.destroyForcibly();
        process.onExit().get(30, TimeUnit.SECONDS);

        server.close();

        assertThat(folder).doesNotExist();
        assertThat(log(folder)).content().contains("ready for connections");
        Files.delete(log(folder));
    }

    @Test
    void doesNotRestartOnceClosed() {
        MySqlServer server = MySqlServer.start(version);
        server.close();
        server.close();

        assertThatIllegalStateException().isThrownBy(server::restart).withMessage("This server was closed");
    }

    private static void insertOne(MySqlServer server, String database) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY)");
            statement.execute("INSERT INTO t VALUES (1)");
        }
    }

    private static void assertRefusesConnections(MySqlServer server) {
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), server.port()).close())
                .isInstanceOf(ConnectException.class);
    }

    private static Path folder(MySqlServer server) throws SQLException {
        try (Connection connection = server.connect("")) {
            return Path.of(query(connection, "SELECT @@datadir")).getParent();
        }
    }

    private static Path log(Path folder) {
        return folder.resolveSibling(folder.getFileName() + ".log");
    }

    private static String query(Connection connection, String sql) throws SQLException {
        return column(connection, sql, 1);
    }

    private static String secondColumn(Connection connection, String sql) throws SQLException {
        return column(connection, sql, 2);
    }

    private static String column(Connection connection, String sql, int column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(column);
        }
    }
}
