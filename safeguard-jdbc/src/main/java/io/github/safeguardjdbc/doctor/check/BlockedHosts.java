package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.BlockedHost;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Client addresses that are blocked, or half way there. */
final class BlockedHosts implements ServerCheck {
    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        long most = server.global().number("max_connect_errors", 100);
        return server.blockedHosts().stream()
                .filter(host -> host.refused() > 0 || host.errors() * 2 >= most)
                .map(host -> finding(server, host, most));
    }

    private static Finding finding(ServerFacts server, BlockedHost host, long most) {
        return new Finding(
                "blocked-host",
                host.errors() >= most ? Severity.PROBLEM : Severity.WARNING,
                server.host(),
                String.format(
                        Locale.ROOT,
                        "%s has %,d interrupted handshakes in a row of the %,d that block it; %,d connections were refused",
                        host.host(),
                        host.errors(),
                        most,
                        host.refused()),
                "A blocked address cannot connect until the server is told to forget it.",
                List.of(Remedy.statement("TRUNCATE TABLE performance_schema.host_cache")),
                Symptom.HOST_BLOCKED);
    }
}
