package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The session as it looks from within one statement and after it, for several in its place: one time for all of them, and
 * LAST_INSERT_ID() of the first key.
 */
final class OneStatementView {
    private final DriverConnection driver;
    private final boolean timeFixed;
    private final String idBefore;
    private final int maxWarnings;
    private String firstId = "0";

    private OneStatementView(DriverConnection driver, boolean timeFixed, String idBefore, int maxWarnings) {
        this.driver = driver;
        this.timeFixed = timeFixed;
        this.idBefore = idBefore;
        this.maxWarnings = maxWarnings;
    }

    static OneStatementView begin(DriverConnection driver) throws SQLException {
        try (Statement statement = driver.createStatement()) {
            String before = text(statement, "SELECT @@timestamp");
            String now = text(statement, "SELECT @@timestamp");
            // A time that stands still was set by the application.
            boolean fix = !now.equals(before);
            String id = text(statement, "SELECT LAST_INSERT_ID()");
            int maxWarnings = Integer.parseInt(text(statement, "SELECT @@max_error_count"));
            statement.execute((fix ? "SET timestamp = " + now + ", " : "SET ") + "last_insert_id = 0");
            return new OneStatementView(driver, fix, id, maxWarnings);
        }
    }

    /** The most warnings that the session keeps of a statement. */
    int maxWarnings() {
        return maxWarnings;
    }

    /** Called after each statement. */
    void executed() throws SQLException {
        if (firstId.equals("0")) {
            try (Statement statement = driver.createStatement()) {
                firstId = text(statement, "SELECT LAST_INSERT_ID()");
            }
        }
    }

    /** Puts the session where the one statement would have left it; one that fails, too, leaves its first key. */
    void end() throws SQLException {
        executed();
        String id = firstId.equals("0") ? idBefore : firstId;
        try (Statement statement = driver.createStatement()) {
            statement.execute((timeFixed ? "SET timestamp = DEFAULT, " : "SET ") + "last_insert_id = " + id);
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet answer = statement.executeQuery(query)) {
            if (!answer.next()) {
                throw new SQLException("The server answered " + query + " with no row");
            }
            return answer.getString(1);
        }
    }
}
