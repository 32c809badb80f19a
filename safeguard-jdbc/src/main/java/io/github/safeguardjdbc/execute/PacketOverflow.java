package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;

/**
 * Finds out whether a statement has met a value that became larger than the limit within it.
 *
 * <p>The server holds the results of most functions on strings against {@code max_allowed_packet}: what is larger becomes
 * NULL, with warning 1301 (ER_WARN_ALLOWED_PACKET_OVERFLOWED). Strict mode makes an error of it, but not everywhere: not where
 * a condition meets it, not for IGNORE, and not in a stored function that was created outside of strict mode.
 */
final class PacketOverflow {
    private static final int ALLOWED_PACKET_OVERFLOWED = 1301;

    private PacketOverflow() {}

    /**
     * Holds the last statement of a connection to have met none.
     *
     * @throws SQLException if it has, or if it has warned of so much that the server does not remember all
     */
    static void check(DriverConnection driver, Statement statement) throws SQLException {
        long listed = 0;
        for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
            if (warning.getErrorCode() == ALLOWED_PACKET_OVERFLOWED) {
                throw failure(String.valueOf(warning.getMessage()));
            }
            listed++;
        }
        long raised = raised(driver);
        if (raised > listed) {
            throw failure("The server has raised " + raised + " warnings and kept " + listed
                    + " of them (max_error_count), so that it cannot be told whether it made NULL of a large value");
        }
    }

    /**
     * The failure that the application is to see: its reason is the limit if the statement has met it before it failed.
     *
     * @param failure of the last statement of the connection
     */
    static SQLException reason(DriverConnection driver, SQLException failure) {
        if (failure.getErrorCode() == ALLOWED_PACKET_OVERFLOWED || RowErrors.isLinkFailure(failure)) {
            return failure;
        }
        try (Statement statement = driver.createStatement();
                ResultSet warnings = statement.executeQuery("SHOW WARNINGS")) {
            while (warnings.next()) {
                if (warnings.getInt(2) == ALLOWED_PACKET_OVERFLOWED) {
                    SQLException reason = failure(warnings.getString(3));
                    reason.initCause(failure);
                    return reason;
                }
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    private static SQLException failure(String reason) {
        return new SQLException(
                reason
                        + "; nothing that can be undone stays of the statement: raise max_allowed_packet, or use the value"
                        + " without that function",
                "HY000",
                ALLOWED_PACKET_OVERFLOWED);
    }

    /** The number of warnings; asking for it leaves them as they are. */
    private static long raised(DriverConnection driver) throws SQLException {
        try (Statement statement = driver.createStatement();
                ResultSet count = statement.executeQuery("SHOW COUNT(*) WARNINGS")) {
            return count.next() ? count.getLong(1) : 0;
        }
    }
}
