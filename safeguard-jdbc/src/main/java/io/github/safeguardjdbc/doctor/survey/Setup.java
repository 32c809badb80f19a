package io.github.safeguardjdbc.doctor.survey;

import io.github.safeguardjdbc.Mode;
import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.OversizeValues;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.driver.DriverFacts;
import io.github.safeguardjdbc.packet.PacketLimit;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was read of an application's way to its data. Immutable.
 *
 * @param servers the servers of the URL; the first is the one that the driver was asked about
 * @param driver Connector/J, or null if the driver is another one
 * @param pool the pool's settings, or null if they are not known
 * @param safeguard the settings of safeguard, or null where it does not guard the connections
 * @param proxyIdleLimit how long something between here and the server lets a connection be idle, or null if nothing is known of it
 * @param proxyName what that is, as in {@code RDS Proxy}
 * @param largestPayload the largest payload that safeguard has seen, in bytes, or −1
 */
public record Setup(
        List<ServerFacts> servers,
        @Nullable DriverFacts driver,
        @Nullable PoolSettings pool,
        @Nullable SafeguardConfig safeguard,
        @Nullable Duration proxyIdleLimit,
        String proxyName,
        long largestPayload) {

    /** Copies the list. */
    public Setup {
        servers = List.copyOf(servers);
    }

    /** The server that the driver spoke to. */
    public ServerFacts server() {
        return servers.get(0);
    }

    /** True if safeguard is in front, and sends in pieces what fits no packet. */
    public boolean isStaged() {
        return safeguard != null
                && safeguard.mode() == Mode.ENFORCE
                && safeguard.oversizeValues() == OversizeValues.STAGE
                && safeguard.oversizeStatements() != OversizeStatements.REFUSE;
    }

    /** True if a driver's property is on. */
    public boolean isOn(String property) {
        return driver != null && driver.isOn(property);
    }

    /** A number among the driver's properties, or the alternative if it is not known. */
    public long driverNumber(String property, long otherwise) {
        return driver == null ? otherwise : driver.number(property, otherwise);
    }

    /** The largest payload that a probe of this server has tried, in bytes. */
    public long probedPayload(ServerFacts server) {
        long session = server.session().number("max_allowed_packet", server.packetLimit());
        long limit = Math.min(session, driverNumber("maxAllowedPacket", session));
        return Math.min(PacketProbe.MOST, new PacketLimit(limit, isOn("useCompression")).usablePayload());
    }

    /** How long the server lets a session of this driver be idle. */
    public Duration serverIdleLimit(ServerFacts server) {
        // With interactiveClient the server starts the session with wait_timeout = interactive_timeout, so that this is
        // right as well.
        return Duration.ofSeconds(server.session().number("wait_timeout", 28_800));
    }
}
