package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.Mode;
import io.github.safeguardjdbc.OversizeReads;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.execute.AssemblyProbes;
import io.github.safeguardjdbc.execute.PhysicalConnection;
import io.github.safeguardjdbc.liveness.Link;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The physical connections that a pool hands out again and again, with what is kept for each.
 *
 * <p>A pool does not tell when it closes one. Weak references would not help, as what is kept refers to the connection;
 * so the closed ones are dropped whenever a new one appears.
 */
final class PhysicalConnections {
    private final SafeguardConfig config;
    private final AssemblyProbes assemblies = new AssemblyProbes();
    private final Map<Object, KnownConnection> open = new ConcurrentHashMap<>();

    PhysicalConnections(SafeguardConfig config) {
        this.config = config;
    }

    /** What is kept for a connection that has just been borrowed; null if it is not one of Connector/J. */
    @Nullable KnownConnection below(Connection connection) throws SQLException {
        Object physical = physical(connection);
        if (physical == null) {
            return null;
        }
        KnownConnection known = open.get(physical);
        if (known == null) {
            known = add(physical);
        }
        known.physical().borrowed();
        return known;
    }

    private static @Nullable Object physical(Connection connection) throws SQLException {
        try {
            return DriverConnection.physical(connection);
        } catch (NoClassDefFoundError connectorMissing) {
            return null;
        }
    }

    private synchronized KnownConnection add(Object physical) throws SQLException {
        KnownConnection known = open.get(physical);
        if (known == null) {
            open.values().removeIf(other -> other.physical().isClosed());
            DriverConnection driver = DriverConnection.of(physical);
            boolean readsOversize = config.oversizeReads() == OversizeReads.ALLOW;
            known = new KnownConnection(
                    new PhysicalConnection(driver, config.maxPacket(), readsOversize, assemblies), new Link(driver));
            if (config.mode() == Mode.ENFORCE) {
                driver.trackState();
            }
            open.put(physical, known);
        }
        return known;
    }
}
