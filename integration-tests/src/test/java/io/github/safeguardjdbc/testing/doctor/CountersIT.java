package io.github.safeguardjdbc.testing.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.JdbcConnection;
import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server has counted. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record CountersIT(MySqlVersion version) {

    @Test
    void errorsThatWereRaisedAreFoundAndForgottenOnRequest() throws Exception {
        try (MySqlServer server = Ward.start(version, "--max-allowed-packet=65536")) {
            sendTooMuch(server);
            waitUntilIdle(server);
            Report report = Ward.examine(server);

            Finding tooLarge = Ward.finding(report, "error-1153");
            assertThat(tooLarge.symptom()).isEqualTo(Symptom.TOO_LARGE_FOR_SERVER);
            assertThat(tooLarge.measured()).contains("raised once");
            if (version != MySqlVersion.V8_0) {
                assertThat(Ward.finding(report, "error-4031").symptom()).isEqualTo(Symptom.IDLE_TOO_LONG);
            }

            Ward.mend(server, tooLarge);

            assertThat(Ward.ids(Ward.examine(server))).noneMatch(id -> id.startsWith("error-"));
        }
    }

    /** The driver's own copy of the limit is lifted, so that the server has to refuse. */
    private static void sendTooMuch(MySqlServer server) throws SQLException {
        try (Connection connection = server.connect("");
                Statement statement = connection.createStatement()) {
            connection
                    .unwrap(JdbcConnection.class)
                    .getPropertySet()
                    .getIntegerProperty(PropertyKey.maxAllowedPacket)
                    .setValue(1 << 20);
            assertThat(catchThrowable(() -> statement.execute("DO '" + "x".repeat(100_000) + "'")))
                    .isInstanceOf(SQLException.class);
        }
    }

    private static void waitUntilIdle(MySqlServer server) throws Exception {
        try (Connection connection = server.connect("", "sessionVariables=wait_timeout=1")) {
            Thread.sleep(1_700);
            assertThat(catchThrowable(() -> connection.createStatement().execute("DO 0")))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void connectionsThatDoNotEndOrBeginAsTheyShould() throws Exception {
        try (MySqlServer server = Ward.start(version)) {
            for (int i = 0; i < 12; i++) {
                Connection connection = server.connect("");
                connection.unwrap(JdbcConnection.class).abortInternal();
                assertThat(catchThrowable(() -> server.connect("", "user=root", "password=wrong")))
                        .isInstanceOf(SQLException.class);
            }
            Thread.sleep(200);

            Report report = Ward.examine(server);

            assertThat(Ward.finding(report, "aborted-clients").measured()).contains("Aborted_clients is 12 of");
            Finding connects = Ward.finding(report, "aborted-connects");
            assertThat(connects.measured()).contains("Aborted_connects is 12 of");

            Ward.mend(server, connects);
            assertThat(Ward.finding(Ward.examine(server), "aborted-connects").remedies())
                    .as("the log says more now")
                    .hasSize(1);
        }
    }

    @Test
    void anAddressWithInterruptedHandshakes() throws Exception {
        // The server remembers every address but 127.0.0.1; 127.0.0.2 is this machine as well.
        try (MySqlServer server = Ward.start(version, "--max-connect-errors=10")) {
            Ward.execute(server, "CREATE USER visitor@'127.0.0.2'");
            String[] visitor = {"user=visitor", "localSocketAddress=127.0.0.2"};
            server.connect("", visitor).close();
            for (int i = 0; i < 10; i++) {
                interruptHandshake(server.port());
            }
            Thread.sleep(200);

            Finding blocked = Ward.finding(Ward.examine(server), "blocked-host");
            assertThat(blocked.measured()).contains("127.0.0.2 has 10 interrupted handshakes in a row of the 10");
            assertThat(catchThrowable(() -> server.connect("", visitor).close()))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(Symptom.of(refused)).contains(Symptom.HOST_BLOCKED));

            Ward.mend(server, blocked);

            server.connect("", visitor).close();
            assertThat(Ward.ids(Ward.examine(server))).doesNotContain("blocked-host");
        }
    }

    private static void interruptHandshake(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress("127.0.0.2", 0));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            assertThat(socket.getInputStream().read()).isPositive();
        }
    }

    @Test
    void aServerWithoutAFreeConnection() throws Exception {
        try (MySqlServer server = Ward.start(version, "--max-connections=5")) {
            Ward.execute(server, "CREATE USER visitor@'%'");
            List<Connection> all = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                all.add(server.connect("", "user=visitor"));
            }
            assertThat(catchThrowable(() -> server.connect("", "user=visitor")))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(Symptom.of(refused)).contains(Symptom.TOO_MANY_CONNECTIONS));
            Report refused = Ward.examine(server.url("", "user=visitor"));
            assertThat(refused.status()).isEqualTo(Report.Status.UNREACHABLE);
            assertThat(refused.findings().get(0).symptom()).isEqualTo(Symptom.TOO_MANY_CONNECTIONS);
            for (Connection connection : all) {
                connection.close();
            }

            Finding finding = Ward.finding(Ward.examine(server), "max-connections");
            assertThat(finding.measured()).contains("max_connections = 5");
            Ward.mend(server, finding);

            assertThat(Ward.ids(Ward.examine(server))).doesNotContain("max-connections");
        }
    }
}
