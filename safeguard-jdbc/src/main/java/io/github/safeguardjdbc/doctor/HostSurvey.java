package io.github.safeguardjdbc.doctor;

import io.github.safeguardjdbc.doctor.Patient.Wishes;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.survey.PacketProbe;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.ServerSurvey;
import io.github.safeguardjdbc.driver.DriverFacts;
import io.github.safeguardjdbc.driver.ServerHost;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks several hosts one after the other; one that cannot be asked does not keep the others from being asked. */
final class HostSurvey {
    private final Wishes wishes;
    private final List<ServerFacts> servers = new ArrayList<>();
    private final List<Finding> unreachable = new ArrayList<>();
    private @Nullable DriverFacts driver;

    private HostSurvey(Wishes wishes) {
        this.wishes = wishes;
    }

    /** @throws SQLException if no host can be asked: what the first one threw */
    static HostSurvey of(List<ServerHost> hosts, Wishes wishes) throws SQLException {
        HostSurvey survey = new HostSurvey(wishes);
        SQLException first = null;
        for (ServerHost host : hosts) {
            try {
                survey.ask(host);
            } catch (SQLException e) {
                first = first == null ? e : first;
                survey.unreachable.add(Unreachable.finding(host.toString(), host, e));
            }
        }
        if (survey.servers.isEmpty() && first != null) {
            throw first;
        }
        return survey;
    }

    private void ask(ServerHost host) throws SQLException {
        try (Connection connection = host.connect()) {
            if (driver == null) {
                driver = DriverFacts.of(connection).orElse(null);
            }
            servers.add(ServerSurvey.of(connection, host.toString(), wishes.schema()));
        }
    }

    /** Tries how large a packet comes through to each host. */
    static List<ServerFacts> probed(List<ServerFacts> servers, List<ServerHost> hosts, PayloadOf usable)
            throws SQLException {
        List<ServerFacts> probed = new ArrayList<>();
        for (ServerFacts server : servers) {
            ServerHost host = hosts.stream()
                    .filter(candidate -> candidate.toString().equals(server.host()))
                    .findFirst()
                    .orElse(null);
            probed.add(
                    host == null
                            ? server
                            : server.withAcceptedPayload(new PacketProbe(host::connect).largest(usable.of(server))));
        }
        return probed;
    }

    /** How much a server takes by its own word. */
    @FunctionalInterface
    interface PayloadOf {
        long of(ServerFacts server);
    }

    List<ServerFacts> servers() {
        return servers;
    }

    List<Finding> unreachable() {
        return unreachable;
    }

    @Nullable DriverFacts driver() {
        return driver;
    }
}
