package io.github.safeguardjdbc.testing.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.SafeguardDoctor;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.check.Remedy.Kind;
import io.github.safeguardjdbc.doctor.check.Severity;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Several hosts behind one URL, a proxy before a server, and a user who may see little. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record HostsIT(MySqlVersion version) {
    private static final int SMALL = 16 << 20;

    private MySqlServer healthy() {
        return SharedServers.get(version, "--performance-schema=ON");
    }

    private static String url(String scheme, String hosts) {
        return "jdbc:mysql:" + scheme + "//" + hosts + "/?user=root&sslMode=DISABLED";
    }

    @Test
    void aReplicaWithALowerLimit() throws SQLException {
        try (MySqlServer replica = Ward.start(version, "--max-allowed-packet=" + SMALL)) {
            String url = url("replication:", healthy().hostAndPort() + "," + replica.hostAndPort());

            Report report = Ward.examine(url);

            Finding finding = Ward.finding(report, "host-limit");
            assertThat(finding.where()).isEqualTo(replica.hostAndPort());
            assertThat(finding.measured()).contains("16 MiB").contains("64 MiB");
            assertThat(report.subject()).contains(healthy().hostAndPort()).contains(replica.hostAndPort());

            HikariConfig config = new HikariConfig();
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(1);
            try (HikariDataSource pool = new HikariDataSource(config)) {
                assertThat(Ward.ids(SafeguardDoctor.examine(pool))).contains("host-limit");
            }
            Ward.mend(replica, finding);
            assertThat(Ward.ids(Ward.examine(url))).doesNotContain("host-limit");
        }
    }

    @Test
    void aHostThatIsDownDoesNotHideTheOthers() throws IOException {
        String gone;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            gone = "127.0.0.1:" + closed.getLocalPort();
        }
        String url = url("", healthy().hostAndPort() + "," + gone);

        Report report = Ward.examine(url);

        assertThat(report.status()).isEqualTo(Report.Status.FINDINGS);
        assertThat(Ward.finding(report, "unreachable").where()).isEqualTo(gone);
        assertThat(report.subject()).isEqualTo(healthy().hostAndPort());
    }

    @Test
    void aProxyWithALowerLimitIsFoundByTrying() throws Exception {
        int limit = 300_000;
        try (LimitingProxy proxy = new LimitingProxy(healthy().port(), limit)) {
            String url = url("", "127.0.0.1:" + proxy.port());
            SafeguardDoctor.Builder doctor = SafeguardDoctor.of(url, new Properties());
            assertThat(Ward.ids(doctor.examine()))
                    .as("unless asked nothing is tried")
                    .doesNotContain("proxy-limit");

            Report report = doctor.probe(true).examine();

            Finding finding = Ward.finding(report, "proxy-limit");
            assertThat(report.sizes())
                    .filteredOn(size -> size.name().equals("payload that came through"))
                    .singleElement()
                    .satisfies(size -> assertThat(size.bytes()).isBetween(limit - 1100L, (long) limit));
            String mended =
                    url + "&" + Ward.remedy(finding, Kind.URL).replace("safeguard.maxPacket", "maxAllowedPacket");
            assertThat(Ward.ids(SafeguardDoctor.of(mended, new Properties())
                            .probe(true)
                            .examine()))
                    .doesNotContain("proxy-limit");
            String guarded = url.replace("jdbc:", "jdbc:safeguard:") + "&" + Ward.remedy(finding, Kind.URL);
            assertThat(SafeguardDoctor.of(guarded, new Properties())
                            .probe(true)
                            .examine()
                            .findings())
                    .filteredOn(capped -> capped.id().equals("proxy-limit"))
                    .allMatch(capped -> capped.severity() == Severity.NOTE);
        }
    }

    @Test
    void withoutAProxyAllThatTheServerTakesComesThrough() {
        MySqlServer server = SharedServers.get(version, "--performance-schema=ON", "--max-allowed-packet=4194304");
        Report report =
                SafeguardDoctor.of(server.url(""), new Properties()).probe(true).examine();

        assertThat(Ward.ids(report)).doesNotContain("proxy-limit");
        assertThat(report.sizes())
                .filteredOn(size -> size.name().equals("payload that came through"))
                .singleElement()
                .satisfies(size -> assertThat(size.bytes()).isEqualTo((4 << 20) - 1));
    }

    @Test
    void aUserWithoutPrivilegesIsToldWhatWasNotSeenAndHowToSeeIt() throws SQLException {
        try (MySqlServer server = Ward.start(version, "--log-bin=bin", "--server-id=1")) {
            Ward.execute(server, "CREATE USER visitor@'%'", "CREATE DATABASE shop", "CREATE TABLE shop.t (b LONGBLOB)");
            SafeguardDoctor.Builder doctor = SafeguardDoctor.of(server.url("", "user=visitor"), new Properties())
                    .schema("shop");

            Report blind = doctor.examine();

            assertThat(blind.status()).isEqualTo(Report.Status.FINE);
            assertThat(blind.unseen())
                    .hasSize(4)
                    .allMatch(unseen -> unseen.remedy().endsWith(" TO 'visitor'@'%'"));
            for (String grant :
                    blind.unseen().stream().map(unseen -> unseen.remedy()).toList()) {
                Ward.execute(server, grant);
            }
            Report seeing = doctor.examine();
            assertThat(seeing.unseen()).isEmpty();
            assertThat(Ward.finding(seeing, "large-columns").measured()).contains("t.b (longblob, 4.0 GiB)");
        }
    }

    @Test
    void aServerThatDoesNotCountErrorsSaysSo() {
        Report report = Ward.examine(SharedServers.get(version));

        assertThat(report.unseen())
                .singleElement()
                .satisfies(unseen -> assertThat(unseen.remedy()).startsWith("performance_schema=ON"));
    }
}
