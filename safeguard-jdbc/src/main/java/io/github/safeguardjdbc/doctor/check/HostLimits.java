package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.bytes;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.stream.Stream;

/** Hosts of one URL with different limits. */
final class HostLimits implements Check {
    @Override
    public Stream<Finding> judge(Setup setup) {
        long largest = setup.servers().stream()
                .mapToLong(ServerFacts::packetLimit)
                .max()
                .orElse(0);
        return setup.servers().stream()
                .filter(server -> server.packetLimit() < largest)
                .map(server -> new Finding(
                        "host-limit",
                        Severity.PROBLEM,
                        server.host(),
                        "max_allowed_packet is " + bytes(server.packetLimit()) + ", that of another host of the URL "
                                + bytes(largest),
                        "What works on one host fails after a switch to this one.",
                        List.of(Remedy.persist("max_allowed_packet", largest)),
                        Symptom.TOO_LARGE_FOR_SERVER));
    }
}
