package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.SafeguardConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds the settings of server, driver, pool and safeguard against each other. */
final class Contradictions {
    private final ServerFacts server;
    private final @Nullable PoolTimes pool;
    private final SafeguardConfig config;
    private final List<String> found = new ArrayList<>();

    Contradictions(ServerFacts server, @Nullable PoolTimes pool, SafeguardConfig config) {
        this.server = server;
        this.pool = pool;
        this.config = config;
    }

    /** A sentence for each, with the numbers and what to do. */
    List<String> all() {
        idleInThePool();
        idleUntilAsked();
        limits();
        driver();
        return List.copyOf(found);
    }

    private void idleInThePool() {
        if (pool != null && pool.longestIdle().compareTo(server.waitTimeout()) >= 0) {
            add(
                    "the server closes connections that were idle for %d s (wait_timeout), and the pool keeps them idle for %s;"
                            + " set the pool's keepalive-time or max-lifetime below %d s, or raise wait_timeout",
                    server.waitTimeout().toSeconds(),
                    text(pool.longestIdle()),
                    server.waitTimeout().toSeconds());
        }
    }

    private void idleUntilAsked() {
        Duration idlePingAfter = config.idlePingAfter();
        if (!isForever(idlePingAfter) && idlePingAfter.compareTo(server.waitTimeout()) >= 0) {
            add(
                    "the server closes connections that were idle for %d s (wait_timeout), before safeguard asks them (%s);"
                            + " set safeguard.idle-ping-after below %d s",
                    server.waitTimeout().toSeconds(),
                    text(idlePingAfter),
                    server.waitTimeout().toSeconds());
        }
    }

    private void limits() {
        if (server.packetLimit() < server.maxAllowedPacket()) {
            add(
                    "the driver's maxAllowedPacket (%,d bytes) is lower than the server's max_allowed_packet (%,d); take it out"
                            + " of the URL",
                    server.packetLimit(), server.maxAllowedPacket());
        }
        boolean capped = config.maxPacket() != SafeguardConfig.defaults().maxPacket();
        if (capped && config.maxPacket() > server.packetLimit()) {
            add(
                    "safeguard.max-packet (%,d bytes) is above what the server takes (%,d) and has no effect",
                    config.maxPacket(), server.packetLimit());
        }
    }

    private void driver() {
        if (server.autoReconnect()) {
            add(
                    "autoReconnect=true makes the driver go on with an empty session after a loss, and safeguard leaves that to it;"
                            + " take it out of the URL");
        }
        if (server.cachedServerConfiguration()) {
            add(
                    "cacheServerConfiguration=true lets new connections keep an old max_allowed_packet; take it out of the URL, or"
                            + " restart the application after a change at the server");
        }
    }

    private void add(String format, Object... numbers) {
        found.add(numbers.length == 0 ? format : String.format(Locale.ROOT, format, numbers));
    }

    private static boolean isForever(Duration duration) {
        return duration.compareTo(Duration.ofDays(36_500)) > 0;
    }

    private static String text(Duration duration) {
        return isForever(duration) ? "ever" : duration.toSeconds() + " s";
    }
}
