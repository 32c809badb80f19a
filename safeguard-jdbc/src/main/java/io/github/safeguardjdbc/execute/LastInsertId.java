package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What LAST_INSERT_ID() is to be after a batch that failed: the key of the last row that succeeded. A multi-row statement
 * leaves the key of its first row there.
 */
final class LastInsertId {
    private long firstKey;
    private long lastKey;

    /** A multi-row statement has generated keys. */
    void afterRows(long first, long last) {
        firstKey = first;
        lastKey = last;
    }

    /**
     * Corrects the session if a multi-row statement generated keys, in one round trip. Where a row after that has generated
     * its key alone the server has it right already.
     *
     * @param statement whose warnings are those of the session's last statement
     * @throws SQLException if the connection is lost
     */
    void restore(DriverConnection driver, PreparedStatement statement) throws SQLException {
        if (firstKey != lastKey) {
            // The statement keeps the warnings that it has been asked for; those of the session end with our question.
            statement.getWarnings();
            String first = Long.toUnsignedString(firstKey);
            String last = Long.toUnsignedString(lastKey);
            try (Statement own = driver.createStatement()) {
                own.execute(
                        "SELECT LAST_INSERT_ID(IF(LAST_INSERT_ID() = " + first + ", " + last + ", LAST_INSERT_ID()))");
            }
        }
    }
}
