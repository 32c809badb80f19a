package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What LAST_INSERT_ID() is to be after a batch that failed: the key of the last row that succeeded. A multi-row statement
 * leaves the key of its first row there.
 */
final class LastInsertId {
    private long key;

    /** A multi-row statement has generated keys up to this one. */
    void afterRows(long lastKey) {
        key = lastKey;
    }

    /** A row has generated its key alone: the server has it right. */
    void afterRow() {
        key = 0;
    }

    /**
     * Corrects the session if needed, in one round trip.
     *
     * @throws SQLException if the connection is lost
     */
    void restore(DriverConnection driver) throws SQLException {
        if (key != 0) {
            try (Statement statement = driver.createStatement()) {
                statement.execute("SELECT LAST_INSERT_ID(" + Long.toUnsignedString(key) + ")");
            }
        }
    }
}
