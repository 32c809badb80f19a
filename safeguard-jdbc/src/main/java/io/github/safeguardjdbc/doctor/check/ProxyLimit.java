package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.bytes;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.stream.Stream;

/** Something in between that takes less than the server. */
final class ProxyLimit implements ServerCheck {
    private static final long SMALLEST_CAP = 1024;

    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        long accepted = server.acceptedPayload();
        long usable = setup.probedPayload(server);
        if (accepted < 0 || accepted >= usable) {
            return Stream.empty();
        }
        long cap = Math.max(SMALLEST_CAP, accepted);
        boolean capped = setup.safeguard() != null && setup.safeguard().maxPacket() <= cap;
        return Stream.of(new Finding(
                "proxy-limit",
                capped ? Severity.NOTE : Severity.PROBLEM,
                server.host(),
                "a payload of " + bytes(accepted) + " came through, one of 1 KiB more did not; the server takes "
                        + bytes(usable),
                "A proxy in between has a limit of its own, of which the driver knows nothing.",
                List.of(
                        Remedy.action("raise the proxy's own limit (ProxySQL: mysql-max_allowed_packet)"),
                        Remedy.url("safeguard.maxPacket=" + cap),
                        Remedy.url("maxAllowedPacket=" + cap)),
                Symptom.TOO_LARGE_FOR_SERVER));
    }
}
