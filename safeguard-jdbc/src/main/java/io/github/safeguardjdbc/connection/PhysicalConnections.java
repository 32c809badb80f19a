package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.execute.PhysicalConnection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The physical connections that a pool hands out again and again, with what is kept for each.
 *
 * <p>A pool does not tell when it closes one. Weak references would not help, as what is kept refers to the connection;
 * so the closed ones are dropped whenever a new one appears.
 */
final class PhysicalConnections {
    private final long maxPacket;
    private final boolean readsOversize;
    private final Map<Object, PhysicalConnection> open = new ConcurrentHashMap<>();

    PhysicalConnections(long maxPacket, boolean readsOversize) {
        this.maxPacket = maxPacket;
        this.readsOversize = readsOversize;
    }

    /** @param physical from {@link DriverConnection#physical} */
    PhysicalConnection of(Object physical) throws SQLException {
        PhysicalConnection known = open.get(physical);
        return known != null ? known : add(physical);
    }

    private synchronized PhysicalConnection add(Object physical) throws SQLException {
        PhysicalConnection known = open.get(physical);
        if (known == null) {
            open.values().removeIf(PhysicalConnection::isClosed);
            known = new PhysicalConnection(DriverConnection.of(physical), maxPacket, readsOversize);
            open.put(physical, known);
        }
        return known;
    }
}
