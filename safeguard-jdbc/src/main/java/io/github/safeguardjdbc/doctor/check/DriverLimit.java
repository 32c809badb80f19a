package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.bytes;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.Setup;
import io.github.safeguardjdbc.packet.PacketLimit;
import java.util.List;
import java.util.stream.Stream;

/** A limit of the driver that is not the server's. */
final class DriverLimit implements Check {
    @Override
    public Stream<Finding> judge(Setup setup) {
        long server = setup.server().session().number("max_allowed_packet", 0);
        long driver = setup.driverNumber("maxAllowedPacket", server);
        long usable = new PacketLimit(server, setup.isOn("useCompression")).usablePayload();
        if (driver > 0 && driver < usable) {
            return Stream.of(new Finding(
                    "driver-limit",
                    Severity.WARNING,
                    "driver",
                    "maxAllowedPacket is " + bytes(driver) + ", the server takes " + bytes(server),
                    "The driver refuses what the server would take.",
                    List.of(Remedy.url("maxAllowedPacket=-1")),
                    Symptom.TOO_LARGE_FOR_DRIVER));
        }
        if (driver > server && server > 0) {
            return Stream.of(new Finding(
                    "driver-limit",
                    Severity.PROBLEM,
                    "driver",
                    "maxAllowedPacket is " + bytes(driver) + ", the server takes " + bytes(server) + " only",
                    "The driver sends what the server refuses, and the connection is lost. It remembers the limit of another"
                            + " time or host.",
                    List.of(Remedy.url("cacheServerConfiguration=false")),
                    Symptom.TOO_LARGE_FOR_SERVER));
        }
        return Stream.empty();
    }
}
