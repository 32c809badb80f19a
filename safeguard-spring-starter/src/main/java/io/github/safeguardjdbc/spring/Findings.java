package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.packet.PacketLimit;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about a data source with its first connection. Immutable.
 *
 * @param limit the packet limit in force
 * @param server what the server says
 * @param pool the pool's times, or null if it is of a kind that is not known
 * @param warnings what contradicts what, and what to do
 */
record Findings(
        PacketLimit limit, ServerFacts server, @Nullable PoolTimes pool, List<String> warnings) {

    /** Asks a connection; empty if it is not one of Connector/J. */
    static Optional<Findings> of(Connection connection, DataSource dataSource, SafeguardConfig config)
            throws SQLException {
        ServerFacts server = ServerFacts.read(connection);
        if (server == null) {
            return Optional.empty();
        }
        PoolTimes pool = PoolTimes.of(dataSource);
        PacketLimit limit = new PacketLimit(Math.min(server.packetLimit(), config.maxPacket()), server.compression());
        return Optional.of(new Findings(limit, server, pool, new Contradictions(server, pool, config).all()));
    }

    /** One line for the log: the limit, and the settings that are not the default. */
    String summary(SafeguardConfig config) {
        Map<String, String> defaults = SafeguardConfig.defaults().toMap();
        String changed = config.toMap().entrySet().stream()
                .filter(setting -> !setting.getValue().equals(defaults.get(setting.getKey())))
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "MySQL %s takes packets up to %,d bytes (max_allowed_packet is %,d); mode %s, batches %s, idle connections are asked after %s%s",
                server.version(),
                limit.usablePayload(),
                server.maxAllowedPacket(),
                config.toMap().get("safeguard.mode"),
                config.toMap().get("safeguard.batchRewrite"),
                config.toMap().get("safeguard.idlePingAfter"),
                changed.isEmpty() ? "" : " (" + changed + ")");
    }

    Duration waitTimeout() {
        return server.waitTimeout();
    }
}
