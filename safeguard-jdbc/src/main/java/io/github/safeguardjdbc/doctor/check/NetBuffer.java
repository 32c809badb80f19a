package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.bytes;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.stream.Stream;

/** A {@code net_buffer_length} above the packet limit: the server then takes what the driver refuses. */
final class NetBuffer implements ServerCheck {
    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        long buffer = server.global().number("net_buffer_length", 0);
        long limit = server.packetLimit();
        if (buffer <= limit) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "net-buffer",
                Severity.NOTE,
                server.host(),
                "net_buffer_length is " + bytes(buffer) + ", max_allowed_packet " + bytes(limit),
                "The server's real limit is the larger of the two, the driver's the smaller.",
                List.of(Remedy.persist("net_buffer_length", Math.max(1024, limit))),
                Symptom.TOO_LARGE_FOR_DRIVER));
    }
}
