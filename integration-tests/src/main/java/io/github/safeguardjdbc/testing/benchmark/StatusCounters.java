package io.github.safeguardjdbc.testing.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The server's own count of what it was asked.
 *
 * @param inserts INSERT statements, executions of prepared ones among them
 * @param prepares statements that it prepared
 * @param executions executions of those
 * @param questions all statements sent to it, which includes reading these counters
 */
record StatusCounters(long inserts, long prepares, long executions, long questions) {
    static StatusCounters read(Connection observer) throws SQLException {
        try (Statement statement = observer.createStatement()) {
            return new StatusCounters(
                    value(statement, "Com_insert"),
                    value(statement, "Com_stmt_prepare"),
                    value(statement, "Com_stmt_execute"),
                    value(statement, "Questions"));
        }
    }

    private static long value(Statement statement, String name) throws SQLException {
        try (ResultSet result = statement.executeQuery("SHOW GLOBAL STATUS LIKE '" + name + "'")) {
            result.next();
            return result.getLong(2);
        }
    }

    StatusCounters since(StatusCounters before) {
        return new StatusCounters(
                inserts - before.inserts,
                prepares - before.prepares,
                executions - before.executions,
                // Between the two readings of this counter the other four queries of this class came by.
                questions - before.questions - 4);
    }
}
