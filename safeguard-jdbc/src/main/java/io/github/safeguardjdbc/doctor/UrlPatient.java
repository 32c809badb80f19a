package io.github.safeguardjdbc.doctor;

import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.survey.Setup;
import io.github.safeguardjdbc.driver.ServerHost;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** What a URL names. */
final class UrlPatient implements Patient {
    private final String url;
    private final Properties properties;

    UrlPatient(String url, Properties properties) {
        this.url = url;
        this.properties = properties;
        // What trackers report must not outgrow the answers to our own statements (error 3068).
        properties.setProperty("trackSessionState", "false");
    }

    private List<ServerHost> hosts() throws SQLException {
        return ServerHost.of(Guarding.withoutPrefix(url), properties);
    }

    @Override
    public Surveyed survey(Wishes wishes) throws SQLException {
        List<ServerHost> hosts = hosts();
        HostSurvey survey = HostSurvey.of(hosts, wishes);
        Setup setup =
                Setups.of(survey.servers(), survey.driver(), wishes.pool(), Guarding.ofUrl(url, properties), wishes);
        return new Surveyed(Setups.probed(setup, hosts, wishes), survey.unreachable(), List.of());
    }

    @Override
    public String name() {
        try {
            return hosts().stream().map(ServerHost::toString).collect(Collectors.joining(", "));
        } catch (SQLException malformed) {
            return "the URL";
        }
    }

    @Override
    public Finding unreachable(SQLException failure) {
        try {
            return Unreachable.finding(name(), hosts().get(0), failure);
        } catch (SQLException malformed) {
            return Unreachable.finding(name(), null, malformed);
        }
    }
}
