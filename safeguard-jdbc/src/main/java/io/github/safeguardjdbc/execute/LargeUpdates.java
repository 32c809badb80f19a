package io.github.safeguardjdbc.execute;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * Executions that return their counts as {@code long}, also by a pool's statements that have none of JDBC 4.2, as Druid's. Those
 * say so before they send anything.
 */
public final class LargeUpdates {
    private LargeUpdates() {}

    /** {@link PreparedStatement#executeLargeUpdate()}. */
    static long update(PreparedStatement statement) throws SQLException {
        try {
            return statement.executeLargeUpdate();
        } catch (UnsupportedOperationException older) {
            return statement.executeUpdate();
        }
    }

    /** {@link Statement#executeLargeUpdate(String)}. */
    static long update(Statement statement, String sql) throws SQLException {
        try {
            return statement.executeLargeUpdate(sql);
        } catch (UnsupportedOperationException older) {
            return statement.executeUpdate(sql);
        }
    }

    /** {@link Statement#executeLargeBatch()}. */
    public static long[] batch(Statement statement) throws SQLException {
        try {
            return statement.executeLargeBatch();
        } catch (UnsupportedOperationException older) {
            return Arrays.stream(statement.executeBatch()).asLongStream().toArray();
        }
    }
}
