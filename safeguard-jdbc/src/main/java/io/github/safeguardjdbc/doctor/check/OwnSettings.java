package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.bytes;
import static io.github.safeguardjdbc.doctor.survey.Quantity.time;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Settings of safeguard that come too late, or have no effect. */
final class OwnSettings implements ServerCheck {
    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        SafeguardConfig config = setup.safeguard();
        return config == null ? Stream.empty() : Stream.concat(ping(server, setup, config), cap(server, config));
    }

    private static Stream<Finding> ping(ServerFacts server, Setup setup, SafeguardConfig config) {
        Duration limit = setup.serverIdleLimit(server);
        Duration proxy = setup.proxyIdleLimit();
        if (proxy != null && proxy.compareTo(limit) < 0) {
            limit = proxy;
        }
        Duration after = config.idlePingAfter();
        if (after.equals(ChronoUnit.FOREVER.getDuration()) || after.compareTo(limit) < 0) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "idle-ping",
                Severity.WARNING,
                server.host(),
                "idle connections are closed after " + time(limit) + ", and safeguard asks them after " + time(after),
                "A connection that was closed in between is used as if it lived; a statement that may not be sent twice fails.",
                List.of(Remedy.safeguard("safeguard.idlePingAfter=" + Math.max(1, limit.toSeconds() / 2) + "s")),
                Symptom.IDLE_TOO_LONG));
    }

    private static Stream<Finding> cap(ServerFacts server, SafeguardConfig config) {
        long limit = server.session().number("max_allowed_packet", server.packetLimit());
        boolean capped = config.maxPacket() != SafeguardConfig.defaults().maxPacket();
        if (!capped || config.maxPacket() <= limit) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "max-packet",
                Severity.NOTE,
                server.host(),
                "safeguard.maxPacket is " + bytes(config.maxPacket()) + ", the server takes " + bytes(limit),
                "It has no effect.",
                List.of(Remedy.safeguard("safeguard.maxPacket=" + limit)),
                null));
    }
}
