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
        return Stream.concat(small(server, setup), stale(server));
    }

    private static Stream<Finding> small(ServerFacts server, Setup setup) {
        long limit = server.packetLimit();
        if (limit >= SMALL) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "packet-limit",
                severity(limit < TINY, setup.isStaged()),
                server.host(),
                "max_allowed_packet is " + bytes(limit) + "; MySQL's own default is " + bytes(DEFAULT),
                setup.isStaged()
                        ? "Safeguard sends batches, larger statements and larger values in pieces that fit. Still refused"
                                + " are larger values of JSON columns, larger results of functions, and larger texts that MySQL"
                                + " does not prepare; and everything larger of clients without safeguard."
                        : "A statement of that size or more is refused, rows with large values first. Behind safeguard it"
                                + " would be sent in pieces.",
                List.of(Remedy.persist("max_allowed_packet", DEFAULT)),
                Symptom.TOO_LARGE_FOR_DRIVER));
    }

    /** What safeguard sends in pieces takes longer, and other clients fail. */
    private static Severity severity(boolean tiny, boolean staged) {
        if (staged) {
            return tiny ? Severity.WARNING : Severity.NOTE;
        }
        return tiny ? Severity.PROBLEM : Severity.WARNING;
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
