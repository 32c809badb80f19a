package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.bytes;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.stream.Stream;

/** A {@code max_allowed_packet} that is small, or that sessions do not have yet. */
final class PacketLimits implements ServerCheck {
    private static final long DEFAULT = 64L << 20;

    /** What 8.0 has by default is 64 MiB, 5.7 had 4. */
    private static final long SMALL = 4L << 20;

    private static final long TINY = 1L << 20;

    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        return Stream.concat(small(server), stale(server));
    }

    private static Stream<Finding> small(ServerFacts server) {
        long limit = server.packetLimit();
        if (limit >= SMALL) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "packet-limit",
                limit < TINY ? Severity.PROBLEM : Severity.WARNING,
                server.host(),
                "max_allowed_packet is " + bytes(limit),
                "A statement of that size or more is refused, rows with large values first; MySQL's own default is "
                        + bytes(DEFAULT) + ".",
                List.of(Remedy.persist("max_allowed_packet", DEFAULT)),
                Symptom.TOO_LARGE_FOR_DRIVER));
    }

    private static Stream<Finding> stale(ServerFacts server) {
        long global = server.packetLimit();
        long session = server.session().number("max_allowed_packet", global);
        if (session == global) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "packet-limit-stale",
                Severity.WARNING,
                server.host(),
                "new sessions get max_allowed_packet = " + bytes(global) + ", this one still has " + bytes(session),
                "A session keeps the limit that it began with; SET GLOBAL does not reach the connections of a pool.",
                List.of(
                        Remedy.action(
                                "make the pool connect anew: HikariPoolMXBean.softEvictConnections(), or restart the application")),
                Symptom.TOO_LARGE_FOR_SERVER));
    }
}
