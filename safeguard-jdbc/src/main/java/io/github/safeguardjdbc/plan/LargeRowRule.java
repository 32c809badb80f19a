package io.github.safeguardjdbc.plan;

import java.sql.SQLException;

/** Tells of a row that no packet holds whether it can be sent with its large values apart. */
@FunctionalInterface
public interface LargeRowRule {

    /**
     * True if it can.
     *
     * @param row 0-based index
     * @throws SQLException if the row cannot be measured
     */
    boolean sendable(int row) throws SQLException;
}
