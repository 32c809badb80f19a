package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.OversizeReads;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.execute.PhysicalConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wraps the connections of one data source or URL, which share settings and listeners. Thread-safe. */
public final class Guard {
    private static final Logger log = LoggerFactory.getLogger(Guard.class);

    private final SafeguardConfig config;
    private final EventPublisher events;
    private final PhysicalConnections physicals;
    private final AtomicBoolean warned = new AtomicBoolean();

    /**
     * @param config what to do
     * @param events who is told
     */
    public Guard(SafeguardConfig config, EventPublisher events) {
        this.config = config;
        this.events = events;
        this.physicals = new PhysicalConnections(config.maxPacket(), config.oversizeReads() == OversizeReads.ALLOW);
    }

    /**
     * Puts a guarded connection in front of a pool's or driver's one. One that is not of Connector/J, or that has a guarded
     * one below it already, is returned as it is.
     *
     * @throws SQLException if the connection is closed
     */
    public Connection guard(Connection connection) throws SQLException {
        if (connection.isWrapperFor(SafeguardConnection.class)) {
            return connection;
        }
        Object physical = physical(connection);
        if (physical == null) {
            if (warned.compareAndSet(false, true)) {
                log.warn(
                        "{} is not a connection of MySQL Connector/J: it is handed out without a guard,"
                                + " as will be others like it",
                        connection.getClass().getName());
            }
            return connection;
        }
        PhysicalConnection known = physicals.of(physical);
        known.borrowed();
        return SafeguardConnection.create(connection, new GuardedSession(known, config, events));
    }

    private static @Nullable Object physical(Connection connection) throws SQLException {
        try {
            return DriverConnection.physical(connection);
        } catch (NoClassDefFoundError connectorMissing) {
            return null;
        }
    }
}
