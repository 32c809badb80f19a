package io.github.safeguardjdbc;

import io.github.safeguardjdbc.connection.Guard;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.liveness.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;

/** Puts the guarding connection in front of a physical or pooled one. */
@FunctionalInterface
interface ConnectionGuard {
    Connection guard(Connection connection, ConnectionSource source) throws SQLException;

    /** The guard of connections that share these settings and listeners. */
    static ConnectionGuard of(SafeguardConfig config, EventPublisher events) {
        return new Guard(config, events)::guard;
    }

    /** Opens a connection and guards it; nobody else holds it yet, and so it is closed if that fails. */
    default Connection open(ConnectionSource source) throws SQLException {
        Connection connection = source.open();
        try {
            return guard(connection, source);
        } catch (SQLException | RuntimeException | Error e) {
            try {
                connection.close();
            } catch (SQLException | RuntimeException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /** Where guards come from: {@link #of}, or a test's. */
    @FunctionalInterface
    interface Factory {
        ConnectionGuard guardFor(SafeguardConfig config, EventPublisher events);
    }
}
