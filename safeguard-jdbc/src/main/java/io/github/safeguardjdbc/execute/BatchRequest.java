package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.value.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;

/**
 * A batch as the application has put it together.
 *
 * @param sql the prepared text
 * @param statement the application's statement, as the pool or driver handed it out; its own batch is empty
 * @param connection the connection that it came from, as the pool or driver handed it out
 * @param keysRequested the statement was prepared to return generated keys
 * @param rows the parameters of each entry, at least one
 */
public record BatchRequest(
        String sql, PreparedStatement statement, Connection connection, boolean keysRequested, List<Row> rows) {

    BatchRequest withRows(List<Row> others) {
        return new BatchRequest(sql, statement, connection, keysRequested, others);
    }
}
