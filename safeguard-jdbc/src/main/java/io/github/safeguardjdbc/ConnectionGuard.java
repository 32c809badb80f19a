package io.github.safeguardjdbc;

import io.github.safeguardjdbc.connection.Guard;
import io.github.safeguardjdbc.event.EventPublisher;
import java.sql.Connection;
import java.sql.SQLException;

/** Puts the guarding connection in front of a physical or pooled one. */
@FunctionalInterface
interface ConnectionGuard {
    Connection guard(Connection connection) throws SQLException;

    /** The guard of connections that share these settings and listeners. */
    static ConnectionGuard of(SafeguardConfig config, EventPublisher events) {
        return new Guard(config, events)::guard;
    }

    /** Guards a connection that nobody else holds yet, and so closes it if that fails. */
    default Connection guardOrClose(Connection connection) throws SQLException {
        try {
            return guard(connection);
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
