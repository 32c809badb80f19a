package io.github.safeguardjdbc.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The statements of a connection that the application has not closed. Safe for any number of threads. */
final class OpenStatements {
    private static final int EXPECTED = 8;

    private final Set<SafeguardStatement> open = Collections.newSetFromMap(new IdentityHashMap<>(EXPECTED));

    synchronized void add(SafeguardStatement statement) {
        open.add(statement);
    }

    synchronized void remove(SafeguardStatement statement) {
        open.remove(statement);
    }

    /** What on the connection cannot be had again on another one; null if there is nothing. */
    synchronized @Nullable String obstacle() throws SQLException {
        for (SafeguardStatement statement : open) {
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
        for (SafeguardStatement statement : open) {
            made.put(statement, statement.makeOn(connection));
        }
        made.forEach(SafeguardStatement::moveTo);
    }
}
