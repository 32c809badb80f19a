package io.github.safeguardjdbc.testing.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.SafeguardDoctor;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Peers that are no MySQL server, or do not let us in. */
class UnreachableIT {
    /** Says something to each client, or waits for its first bytes and answers. */
    private static final class Peer implements AutoCloseable {
        private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        Peer(String greeting, String answer) throws IOException {
            Thread thread = new Thread(() -> serve(greeting, answer), "peer");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve(String greeting, String answer) {
            while (!listener.isClosed()) {
                try (Socket socket = listener.accept()) {
                    socket.getOutputStream().write(greeting.getBytes(StandardCharsets.ISO_8859_1));
                    if (greeting.isEmpty() && socket.getInputStream().read() > 0) {
                        socket.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    }
                } catch (IOException gone) {
                    Thread.onSpinWait();
                }
            }
        }

        Report examine() {
            return Ward.examine("jdbc:mysql://127.0.0.1:" + listener.getLocalPort()
                    + "/?user=root&password=s3cret&connectTimeout=1000&socketTimeout=1000");
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }

    private static void isNoMySql(Report report, String said) {
        assertThat(report.status()).isEqualTo(Report.Status.UNREACHABLE);
        assertThat(report.status().exitStatus()).isEqualTo(2);
        assertThat(report.findings().get(0).measured()).contains(said);
        assertThat(report.findings().get(0).symptom()).isEqualTo(Symptom.NOT_MYSQL);
        assertThat(report.toString()).doesNotContain("s3cret");
    }

    @Test
    void aShell() throws IOException {
        try (Peer peer = new Peer("SSH-2.0-OpenSSH_9.9\r\n", "")) {
            isNoMySql(peer.examine(), "instead of a handshake it sent \"SSH-2.0-OpenSSH_9.9\"");
        }
    }

    @Test
    void aWebServer() throws IOException {
        try (Peer peer = new Peer("", "HTTP/1.1 400 Bad Request\r\n\r\n")) {
            isNoMySql(peer.examine(), "answers HTTP with \"HTTP/1.1 400 Bad Request\"");
        }
    }

    @Test
    void somebodySilent() throws IOException {
        try (Peer peer = new Peer("", "")) {
            isNoMySql(peer.examine(), "says nothing");
        }
    }

    @Test
    void theXProtocol() throws IOException {
        try (Peer peer = new Peer("\5\0\0\0\13\10\5\32\0", "")) {
            isNoMySql(peer.examine(), "X protocol");
        }
    }

    @Test
    void nobody() throws IOException {
        ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        closed.close();

        Report report = Ward.examine("jdbc:mysql://127.0.0.1:" + closed.getLocalPort() + "/");

        assertThat(report.status()).isEqualTo(Report.Status.UNREACHABLE);
        assertThat(report.findings().get(0).measured()).contains("Connection refused");
        assertThat(report.findings().get(0).symptom()).isEqualTo(Symptom.NO_CONNECTION);
    }

    @Test
    void aWrongPassword() {
        String url = SharedServers.get(MySqlServers.available().get(0))
                .url("", "password=s3cret", "allowPublicKeyRetrieval=true");

        Report report = Ward.examine(url);

        assertThat(report.status()).isEqualTo(Report.Status.UNREACHABLE);
        assertThat(report.findings().get(0).measured()).contains("error 1045").contains("Access denied");
        assertThat(report.toString()).doesNotContain("s3cret");
    }

    @Test
    void aPoolThatGetsNoConnection() throws IOException {
        try (Peer peer = new Peer("SSH-2.0-OpenSSH_9.9\r\n", "")) {
            HikariConfig config = new HikariConfig();
            config.setJdbcUrl("jdbc:mysql://127.0.0.1:" + peer.listener.getLocalPort() + "/?password=s3cret");
            config.setConnectionTimeout(500);
            config.setInitializationFailTimeout(-1);
            try (HikariDataSource pool = new HikariDataSource(config)) {
                isNoMySql(SafeguardDoctor.examine(pool), "SSH-2.0");
            }
        }
    }

    @Test
    void aUrlThatIsNone() {
        Report report = SafeguardDoctor.of("jdbc:mysq://root:s3cret@x/", new Properties())
                .examine();

        assertThat(report.status()).isEqualTo(Report.Status.UNREACHABLE);
        assertThat(report.toString()).contains("jdbc:mysql:").doesNotContain("s3cret");
    }
}
