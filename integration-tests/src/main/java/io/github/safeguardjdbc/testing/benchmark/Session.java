package io.github.safeguardjdbc.testing.benchmark;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection and the pool that it is from.
 *
 * @param pool what closes the pool
 */
record Session(Closing pool, Connection connection) implements AutoCloseable {
    @Override
    public void close() throws SQLException {
        try (pool;
                connection) {
            // Closes the connection, then the pool.
        }
    }

    /** Something to close that fails in JDBC's way only. */
    @FunctionalInterface
    interface Closing extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }
}
