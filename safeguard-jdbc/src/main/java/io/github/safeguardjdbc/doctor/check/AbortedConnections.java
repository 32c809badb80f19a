package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.time;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Connections that did not end, or did not begin, as they should. */
final class AbortedConnections implements ServerCheck {
    /** Fewer are an accident. */
    private static final long MANY = 10;

    private static final double SHARE = 0.01;

    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        return Stream.concat(
                many(server, "Aborted_clients")
                        ? Stream.of(finding(
                                server,
                                "aborted-clients",
                                "Aborted_clients",
                                "Each is a client that ended without closing its connection, was idle for too long, sent too"
                                        + " large a packet, or was killed."))
                        : Stream.empty(),
                many(server, "Aborted_connects")
                        ? Stream.of(finding(
                                server,
                                "aborted-connects",
                                "Aborted_connects",
                                "Each is a handshake that failed: a wrong password, no privilege, a port scan, a health check by"
                                        + " bare TCP, or a connect_timeout that is too short."))
                        : Stream.empty());
    }

    private static boolean many(ServerFacts server, String counter) {
        long aborted = server.status().number(counter.toLowerCase(Locale.ROOT), 0);
        return aborted >= MANY && aborted > SHARE * server.status().number("connections", 0);
    }

    private static Finding finding(ServerFacts server, String id, String counter, String why) {
        long aborted = server.status().number(counter.toLowerCase(Locale.ROOT), 0);
        long uptime = Math.max(1, server.status().number("uptime", 1));
        return new Finding(
                id,
                Severity.WARNING,
                server.host(),
                String.format(
                        Locale.ROOT,
                        "%s is %,d of %,d connections in %s: %.1f an hour",
                        counter,
                        aborted,
                        server.status().number("connections", 0),
                        time(Duration.ofSeconds(uptime)),
                        aborted * 3600.0 / uptime),
                why,
                server.global().number("log_error_verbosity", 3) < 3
                        ? List.of(
                                Remedy.persist("log_error_verbosity", 3),
                                Remedy.action("see which user and host the error log names"))
                        : List.of(
                                Remedy.action("see which user and host the error log names (\"Aborted connection\")")),
                Symptom.READING_PACKETS);
    }
}
