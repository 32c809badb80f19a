package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.liveness.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wraps the connections of one data source or URL, which share settings and listeners. Thread-safe. */
public final class Guard {
    private static final Logger log = LoggerFactory.getLogger(Guard.class);

    private final SafeguardConfig config;
    private final EventPublisher events;
    private final PhysicalConnections physicals;
    private final AtomicBoolean warned = new AtomicBoolean();
    private final AtomicBoolean warnedOfThreads = new AtomicBoolean();

    /**
     * @param config what to do
     * @param events who is told
     */
    public Guard(SafeguardConfig config, EventPublisher events) {
        this.config = config;
        this.events = events;
        this.physicals = new PhysicalConnections(config);
    }

    /**
     * Puts a guarded connection in front of a pool's or driver's one. One that is not of Connector/J, or that has a guarded
     * one below it already, is returned as it is.
     *
     * @param source where the connection came from, and where another one is had should it be lost
     * @throws SQLException if the connection is closed
     */
    public Connection guard(Connection connection, ConnectionSource source) throws SQLException {
        if (connection.isWrapperFor(SafeguardConnection.class)) {
            return connection;
        }
        KnownConnection known = physicals.below(connection);
        if (known == null) {
            if (warned.compareAndSet(false, true)) {
                log.warn(
                        "{} is not a connection of MySQL Connector/J: it is handed out without a guard,"
                                + " as will be others like it",
                        connection.getClass().getName());
            }
            return connection;
        }
        GuardedSession session = new GuardedSession(known, config, events, source, physicals, warnedOfThreads);
        return SafeguardConnection.create(connection, session);
    }
}
