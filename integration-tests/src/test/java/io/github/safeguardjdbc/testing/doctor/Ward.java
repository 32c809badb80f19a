package io.github.safeguardjdbc.testing.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.SafeguardDoctor;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.check.Remedy;
import io.github.safeguardjdbc.doctor.check.Remedy.Kind;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/** Shorthand for examining a server, and for doing what a finding says. */
final class Ward {
    /** Errors are counted only with it. */
    private static final String COUNTING = "--performance-schema=ON";

    private Ward() {}

    static MySqlServer start(MySqlVersion version, String... options) {
        String[] all = Arrays.copyOf(options, options.length + 1);
        all[options.length] = COUNTING;
        return MySqlServer.start(version, all);
    }

    static Report examine(MySqlServer server, String... properties) {
        return examine(server.url("", properties));
    }

    static Report examine(String url) {
        return SafeguardDoctor.of(url, new Properties()).examine();
    }

    static List<String> ids(Report report) {
        return report.findings().stream().map(Finding::id).distinct().toList();
    }

    /** The one finding of this name. */
    static Finding finding(Report report, String id) {
        List<Finding> found = report.findings().stream()
                .filter(finding -> finding.id().equals(id))
                .toList();
        assertThat(found).as("findings %s", ids(report)).hasSize(1);
        return found.get(0);
    }

    /** The remedy of a kind. */
    static String remedy(Finding finding, Kind kind) {
        return finding.remedies().stream()
                .filter(remedy -> remedy.kind() == kind)
                .map(Remedy::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no remedy " + kind + " in " + finding));
    }

    /** Executes the statements of a finding. */
    static void mend(MySqlServer server, Finding finding) throws SQLException {
        List<String> statements = finding.remedies().stream()
                .filter(remedy -> remedy.kind() == Kind.STATEMENT)
                .map(Remedy::text)
                .toList();
        assertThat(statements).as(finding.toString()).isNotEmpty();
        execute(server, statements.toArray(String[]::new));
    }

    static void execute(MySqlServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect("");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
