package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.sql.StatementKind;
import io.github.safeguardjdbc.value.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * An execution, of one row or a batch of them, as the application has put it together.
 *
 * @param sql the prepared text
 * @param statement the application's statement, as the pool or driver handed it out; its own batch is empty
 * @param connection the connection that it came from, as the pool or driver handed it out
 * @param keysRequested the statement was prepared to return generated keys
 * @param rows the parameters of each entry, at least one
 */
public record BatchRequest(
        String sql, PreparedStatement statement, Connection connection, boolean keysRequested, List<Row> rows) {

    /**
     * Lets the pool and the driver have their say before a statement is executed that they will not see, as an empty
     * executeBatch does: closed? read-only? in use, so in a transaction?
     */
    void tellPool() throws SQLException {
        if (connection.isReadOnly() && !changesRows()) {
            // Where executeBatch is not allowed, reading is.
            try (Statement question = connection.createStatement()) {
                question.execute("SELECT 1");
            }
        } else {
            statement.executeBatch();
        }
    }

    private boolean changesRows() {
        return switch (StatementKind.of(sql)) {
            case INSERT, REPLACE, UPDATE, DELETE -> true;
            default -> false;
        };
    }

    BatchRequest withRows(List<Row> others) {
        return new BatchRequest(sql, statement, connection, keysRequested, others);
    }
}
