package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.bytes;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.Setup;
import io.github.safeguardjdbc.packet.PacketLimit;
import java.util.List;
import java.util.stream.Stream;

/** Streams that the driver sends in pieces which, with their header, are larger than the limit. */
final class StreamChunks implements Check {
    /** ServerPreparedQuery reads 8,192 bytes at a time; command, statement id and parameter number are 7 more. */
    private static final int BUFFER_AND_HEADER = 8_192 + 7;

    @Override
    public Stream<Finding> judge(Setup setup) {
        long limit = setup.server().session().number("max_allowed_packet", 0);
        long most =
                new PacketLimit(Math.max(1, limit), setup.isOn("useCompression")).usablePayload() - BUFFER_AND_HEADER;
        long chunk = setup.driverNumber("blobSendChunkSize", 0);
        if (setup.safeguard() != null || !setup.isOn("useServerPrepStmts") || chunk <= most || most < 1) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "stream-chunks",
                Severity.PROBLEM,
                "driver",
                "blobSendChunkSize is " + bytes(chunk) + " under a max_allowed_packet of " + bytes(limit),
                "A stream bound to a statement prepared on the server is sent in pieces of that size and a header; a piece"
                        + " of the limit costs the connection.",
                List.of(Remedy.url("blobSendChunkSize=" + most)),
                Symptom.TOO_LARGE_FOR_SERVER));
    }
}
