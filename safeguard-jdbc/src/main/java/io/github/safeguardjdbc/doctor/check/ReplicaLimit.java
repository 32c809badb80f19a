package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.bytes;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.stream.Stream;

/** A server that, as a replica, would not take the events that it takes as a source. */
final class ReplicaLimit implements ServerCheck {
    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        String variable = server.named("replica_max_allowed_packet", "slave_max_allowed_packet");
        long replica = server.global().number(variable, Long.MAX_VALUE);
        long largest = setup.servers().stream()
                .mapToLong(ServerFacts::packetLimit)
                .max()
                .orElse(0);
        if (replica >= largest) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "replica-limit",
                Severity.PROBLEM,
                server.host(),
                variable + " is " + bytes(replica) + ", max_allowed_packet " + bytes(largest),
                "A replica with this setting stops at the first row event that is larger than it.",
                List.of(Remedy.persist(variable, 1L << 30)),
                Symptom.TOO_LARGE_FOR_SERVER));
    }
}
