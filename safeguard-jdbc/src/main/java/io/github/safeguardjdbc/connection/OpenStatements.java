package io.github.safeguardjdbc.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a connection that the application has not closed. Safe for any number of threads.
 *
 * <p>A list that runs through the statements themselves: each of them comes and goes here, most within microseconds.
 */
final class OpenStatements {
    private final Claim claim = new Claim();
    private @Nullable Listed first;

    /** A statement with its place in the list, which the list alone changes. */
    abstract static class Listed extends SafeguardWrapper {
        private boolean listed;
        private @Nullable Listed before;
        private @Nullable Listed after;

        /** What of this statement cannot be had on another connection; null if everything can. */
        abstract @Nullable String obstacle() throws SQLException;

        /** The same statement of the driver or pool, on another connection. */
        abstract Statement makeOn(Connection other) throws SQLException;

        /** From now on this is the object below. */
        abstract void moveTo(Statement made);
    }

    void add(Listed statement) {
        claim.take();
        try {
            Listed next = first;
            statement.listed = true;
            if (next != null) {
                statement.after = next;
                next.before = statement;
            }
            first = statement;
        } finally {
            claim.pass();
        }
    }

    void remove(Listed statement) {
        claim.take();
        try {
            if (statement.listed) {
                unlink(statement, statement.before, statement.after);
            }
        } finally {
            claim.pass();
        }
    }

    private void unlink(Listed statement, @Nullable Listed before, @Nullable Listed after) {
        statement.listed = false;
        if (before == null) {
            first = after;
        } else {
            before.after = after;
            statement.before = null;
        }
        if (after != null) {
            after.before = before;
            statement.after = null;
        }
    }

    /** What on the connection cannot be had again on another one; null if there is nothing. */
    @Nullable String obstacle() throws SQLException {
        claim.take();
        try {
            for (Listed statement = first; statement != null; statement = statement.after) {
                String obstacle = statement.obstacle();
                if (obstacle != null) {
                    return obstacle;
                }
            }
            return null;
        } finally {
            claim.pass();
        }
    }

    /**
     * Makes all of them again on another connection, and then moves them there: either all or none.
     *
     * @throws SQLException if one of them cannot be made
     */
    void moveTo(Connection connection) throws SQLException {
        claim.take();
        try {
            Map<Listed, Statement> made = new HashMap<>();
            for (Listed statement = first; statement != null; statement = statement.after) {
                made.put(statement, statement.makeOn(connection));
            }
            made.forEach(Listed::moveTo);
        } finally {
            claim.pass();
        }
    }
}
