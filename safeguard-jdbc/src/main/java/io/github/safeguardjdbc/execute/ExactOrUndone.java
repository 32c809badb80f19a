package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.sql.StatementKind;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Executes a statement that has, by ways of ours, more in it than a packet holds: nothing stays of it if the server has made
 * NULL of a value for its size.
 *
 * @param statement has the warnings afterwards
 */
record ExactOrUndone(DriverConnection driver, Statement statement) {

    /** An execution of the statement. */
    @FunctionalInterface
    interface Call<T extends @Nullable Object> {
        T execute() throws SQLException;
    }

    /**
     * Executes the statement.
     *
     * @param sql the application's text
     * @throws SQLException what the call throws, or error 1301
     */
    <T extends @Nullable Object> T execute(String sql, Call<T> call) throws SQLException {
        return switch (StatementKind.of(sql)) {
            case INSERT, REPLACE, UPDATE, DELETE -> changing(call);
            // Of what changes rows nobody asks for a stream of them.
            case WITH -> statement.getFetchSize() == Integer.MIN_VALUE ? looking(call) : changing(call);
            // Others return rows, or end a transaction by themselves.
            default -> looking(call);
        };
    }

    private <T extends @Nullable Object> T looking(Call<T> call) throws SQLException {
        T result = call.execute();
        // Before the last row of a stream has been read nothing can be asked of the server.
        if (!driver.wire().isStreaming()) {
            PacketOverflow.check(driver, statement);
        }
        return result;
    }

    private <T extends @Nullable Object> T changing(Call<T> call) throws SQLException {
        AtomicScope scope = AtomicScope.begin(driver);
        T result;
        try {
            result = call.execute();
            PacketOverflow.check(driver, statement);
        } catch (SQLException e) {
            SQLException reason = PacketOverflow.reason(driver, e);
            scope.undo(reason);
            throw reason;
        }
        scope.keep();
        return result;
    }
}
