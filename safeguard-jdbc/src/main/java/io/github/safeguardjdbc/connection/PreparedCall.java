package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.execute.Execution;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One of the ways to execute a prepared statement, and the way in which the same statement executes a text in place of its own.
 *
 * @param <R> what both return
 */
record PreparedCall<R extends @Nullable Object>(Execution<R> asPrepared, OfText<R> ofText) {

    static final PreparedCall<@Nullable ResultSet> QUERY =
            new PreparedCall<>(PreparedStatement::executeQuery, (statement, sql, keys) -> statement.executeQuery(sql));
    static final PreparedCall<Integer> UPDATE =
            new PreparedCall<>(PreparedStatement::executeUpdate, PreparedStatement::executeUpdate);
    static final PreparedCall<Long> LARGE_UPDATE =
            new PreparedCall<>(PreparedStatement::executeLargeUpdate, PreparedStatement::executeLargeUpdate);
    static final PreparedCall<Boolean> ANY = new PreparedCall<>(PreparedStatement::execute, PreparedStatement::execute);

    /** Executes a text. */
    @FunctionalInterface
    interface OfText<R extends @Nullable Object> {
        R execute(PreparedStatement statement, String sql, int generatedKeys) throws SQLException;
    }
}
