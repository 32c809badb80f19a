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
    private @Nullable SafeguardStatement first;

    /** A statement's place in the list; the list alone changes it. */
    static final class Place {
        private boolean listed;
        private @Nullable SafeguardStatement before;
        private @Nullable SafeguardStatement after;
    }

    synchronized void add(SafeguardStatement statement) {
        Place place = statement.place();
        SafeguardStatement next = first;
        place.listed = true;
        place.after = next;
        if (next != null) {
            next.place().before = statement;
        }
        first = statement;
    }

    synchronized void remove(SafeguardStatement statement) {
        Place place = statement.place();
        if (!place.listed) {
            return;
        }
        SafeguardStatement before = place.before;
        SafeguardStatement after = place.after;
        if (before == null) {
            first = after;
        } else {
            before.place().after = after;
        }
        if (after != null) {
            after.place().before = before;
        }
        place.listed = false;
        place.before = null;
        place.after = null;
    }

    /** What on the connection cannot be had again on another one; null if there is nothing. */
    synchronized @Nullable String obstacle() throws SQLException {
        for (SafeguardStatement statement = first; statement != null; statement = statement.place().after) {
            String obstacle = statement.obstacle();
            if (obstacle != null) {
                return obstacle;
            }
        }
        return null;
    }

    /**
     * Makes all of them again on another connection, and then moves them there: either all or none.
     *
     * @throws SQLException if one of them cannot be made
     */
    synchronized void moveTo(Connection connection) throws SQLException {
        Map<SafeguardStatement, Statement> made = new HashMap<>();
        for (SafeguardStatement statement = first; statement != null; statement = statement.place().after) {
            made.put(statement, statement.makeOn(connection));
        }
        made.forEach(SafeguardStatement::moveTo);
    }
}
