package io.github.safeguardjdbc.liveness;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Where a connection came from and another one can be had: a pool, or the driver with the same URL. Thread-safe. */
@FunctionalInterface
public interface ConnectionSource {
    /** An unguarded connection, within whatever time the source itself allows. */
    Connection open() throws SQLException;

    /**
     * The same in place of a lost one.
     *
     * @param patience how long it may take, where the source can be told
     */
    default Connection reopen(Duration patience) throws SQLException {
        return open();
    }
}
