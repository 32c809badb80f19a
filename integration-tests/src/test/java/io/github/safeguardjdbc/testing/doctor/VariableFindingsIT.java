package io.github.safeguardjdbc.testing.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.check.Remedy.Kind;
import io.github.safeguardjdbc.doctor.check.Severity;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A server whose variables were set wrong, one after the other. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record VariableFindingsIT(MySqlVersion version) {

    @Test
    void aHealthyServerHasNothingButNotes() {
        try (MySqlServer server = Ward.start(version)) {
            Report report = Ward.examine(server);

            assertThat(report.status()).as(report.toString()).isEqualTo(Report.Status.FINE);
            assertThat(Ward.ids(report)).isSubsetOf("uptime", "server-version", "socket-timeout");
            assertThat(report.unseen()).isEmpty();
            assertThat(report.subject()).isEqualTo(server.hostAndPort());
        }
    }

    @Test
    void eachIsFoundAndItsOwnStatementMendsIt() throws SQLException {
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("packet-limit", "max_allowed_packet = 1048576");
        wrong.put("wait-timeout", "wait_timeout = 30");
        wrong.put("interactive-timeout", "interactive_timeout = 30");
        wrong.put("net-read-timeout", "net_read_timeout = 5");
        wrong.put("net-write-timeout", "net_write_timeout = 5");
        wrong.put("connect-timeout", "connect_timeout = 2");
        wrong.put("max-connect-errors", "max_connect_errors = 1");
        wrong.put("max-error-count", "max_error_count = 65535");
        wrong.put("session-trackers", "session_track_system_variables = '*'");
        wrong.put("binlog-format", "binlog_format = 'STATEMENT'");
        wrong.put("binlog-cache", "max_binlog_cache_size = 4096");
        wrong.put("replica-limit", replicaLimit() + " = 1048576");
        try (MySqlServer server = Ward.start(version, "--log-bin=bin", "--server-id=1")) {
            for (Map.Entry<String, String> setting : wrong.entrySet()) {
                assertThat(Ward.ids(Ward.examine(server))).doesNotContain(setting.getKey());
                Ward.execute(server, "SET GLOBAL " + setting.getValue());

                Finding finding = Ward.finding(Ward.examine(server), setting.getKey());
                Ward.mend(server, finding);

                assertThat(Ward.ids(Ward.examine(server))).doesNotContain(setting.getKey());
            }
        }
    }

    private String replicaLimit() {
        return version == MySqlVersion.V8_0 ? "slave_max_allowed_packet" : "replica_max_allowed_packet";
    }

    @Test
    void aLimitOfOneKibibyte() throws SQLException {
        try (MySqlServer server = Ward.start(version, "--max-allowed-packet=1024")) {
            Report report = Ward.examine(server);

            Finding limit = Ward.finding(report, "packet-limit");
            assertThat(limit.severity()).isEqualTo(Severity.PROBLEM);
            assertThat(limit.measured()).contains("1 KiB (1,024 bytes)");
            assertThat(Ward.finding(report, "net-buffer").measured()).contains("16,384");
            assertThat(report.unseen()).isEmpty();

            Ward.mend(server, limit);
            assertThat(Ward.ids(Ward.examine(server))).doesNotContain("packet-limit", "net-buffer");
        }
    }

    @Test
    void aBufferLargerThanAPacket() throws SQLException {
        try (MySqlServer server = Ward.start(version, "--max-allowed-packet=8192")) {
            Ward.mend(server, Ward.finding(Ward.examine(server), "net-buffer"));

            assertThat(Ward.ids(Ward.examine(server))).contains("packet-limit").doesNotContain("net-buffer");
        }
    }

    @Test
    void trackersOfOneSession() {
        try (MySqlServer server = Ward.start(version)) {
            Report report = Ward.examine(server, "sessionVariables=session_track_system_variables='*'");

            String remedy = Ward.remedy(Ward.finding(report, "session-trackers"), Kind.URL);

            assertThat(Ward.ids(Ward.examine(server, remedy))).doesNotContain("session-trackers");
        }
    }

    @Test
    void aServerThatIsNotStrict() throws SQLException {
        try (MySqlServer server = Ward.start(version, "--sql-mode=NO_ENGINE_SUBSTITUTION")) {
            String[] driver = {"jdbcCompliantTruncation=false"};
            Report report = Ward.examine(server, driver);
            assertThat(Ward.ids(report)).contains("sql-mode", "jdbcCompliantTruncation");
            String remedy = Ward.remedy(Ward.finding(report, "jdbcCompliantTruncation"), Kind.URL);
            assertThat(Ward.ids(Ward.examine(server, remedy))).doesNotContain("sql-mode", "jdbcCompliantTruncation");

            Ward.mend(server, Ward.finding(report, "sql-mode"));

            assertThat(Ward.ids(Ward.examine(server, driver))).doesNotContain("sql-mode", "jdbcCompliantTruncation");
        }
    }

    @Test
    void aRedoLogSmallerThanAPacket() throws SQLException {
        String small = version == MySqlVersion.V8_0 ? "--innodb-log-file-size=4M" : "--innodb-redo-log-capacity=8M";
        try (MySqlServer server = Ward.start(version, small)) {
            Finding finding = Ward.finding(Ward.examine(server), "redo-log");
            if (version != MySqlVersion.V8_0) {
                Ward.mend(server, finding);
                assertThat(Ward.ids(Ward.examine(server))).doesNotContain("redo-log");
                return;
            }
            try (MySqlServer mended = Ward.start(version, "--" + Ward.remedy(finding, Kind.SERVER_OPTION))) {
                assertThat(Ward.ids(Ward.examine(mended))).doesNotContain("redo-log");
            }
        }
    }
}
