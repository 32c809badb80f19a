package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/**
 * What several statements are undone with: a savepoint where the session is in a transaction, else a transaction of their own.
 * The server alone knows which: a savepoint outside of a transaction is gone when it is looked for.
 */
final class AtomicScope {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NO_SUCH_SAVEPOINT = 1305;
    private static final int DEADLOCK = 1213;

    private final DriverConnection driver;
    private final String savepoint;
    private final boolean ownTransaction;

    private AtomicScope(DriverConnection driver, String savepoint, boolean ownTransaction) {
        this.driver = driver;
        this.savepoint = savepoint;
        this.ownTransaction = ownTransaction;
    }

    static AtomicScope begin(DriverConnection driver) throws SQLException {
        String savepoint = "safeguard_" + HexFormat.of().toHexDigits(RANDOM.nextLong());
        boolean ownTransaction = !inTransaction(driver, savepoint);
        // Unlike START TRANSACTION, this leaves LOCK TABLES alone.
        execute(driver, ownTransaction ? "SET autocommit = 0" : "SAVEPOINT " + savepoint);
        return new AtomicScope(driver, savepoint, ownTransaction);
    }

    private static boolean inTransaction(DriverConnection driver, String savepoint) throws SQLException {
        execute(driver, "SAVEPOINT " + savepoint);
        try {
            execute(driver, "RELEASE SAVEPOINT " + savepoint);
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_SAVEPOINT) {
                return false;
            }
            throw e;
        }
    }

    /** Keeps what was done since the beginning. */
    void keep() throws SQLException {
        if (!ownTransaction) {
            execute(driver, "RELEASE SAVEPOINT " + savepoint);
            return;
        }
        try {
            execute(driver, "COMMIT");
        } catch (SQLException e) {
            undo(e);
            throw e;
        }
        execute(driver, "SET autocommit = 1");
    }

    /**
     * Undoes what was done since the beginning. After a deadlock the server has undone the whole transaction, savepoint and
     * all.
     *
     * @param failure gets what fails here as a suppressed exception
     */
    void undo(SQLException failure) {
        if (RowErrors.isLinkFailure(failure)) {
            return;
        }
        try {
            if (ownTransaction) {
                execute(driver, "ROLLBACK");
                execute(driver, "SET autocommit = 1");
            } else if (failure.getErrorCode() != DEADLOCK) {
                execute(driver, "ROLLBACK TO SAVEPOINT " + savepoint);
                execute(driver, "RELEASE SAVEPOINT " + savepoint);
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private static void execute(DriverConnection driver, String sql) throws SQLException {
        try (Statement statement = driver.createStatement()) {
            statement.execute(sql);
        }
    }
}
