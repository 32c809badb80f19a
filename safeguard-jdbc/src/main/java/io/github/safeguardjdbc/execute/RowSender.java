package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.value.Row;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Sends single rows through the application's own statement, as the plain path does. */
final class RowSender {
    private final BatchRequest request;
    private final Deadline deadline;
    private final Cancellation cancellation;
    private final @Nullable GeneratedKeys keys;
    private final int parameters;

    RowSender(BatchRequest request, Deadline deadline, Cancellation cancellation, @Nullable GeneratedKeys keys) {
        this.request = request;
        this.deadline = deadline;
        this.cancellation = cancellation;
        this.keys = keys;
        this.parameters = request.rows().stream().mapToInt(Row::size).max().orElse(0);
    }

    /**
     * Executes a row of the batch.
     *
     * @return its update count
     * @throws SQLException what the server or driver answered
     */
    long send(int row) throws SQLException {
        PreparedStatement statement = request.statement();
        Row values = request.rows().get(row);
        if (!values.isComplete(parameters)) {
            // Or the value of another row would stand in for the missing one.
            statement.clearParameters();
        }
        values.bind(statement, 0);
        deadline.limit(statement);
        cancellation.begin(statement);
        try {
            long count = statement.executeLargeUpdate();
            if (keys != null) {
                keys.addThoseOf(statement);
            }
            return count;
        } finally {
            cancellation.end();
            deadline.restore(statement);
        }
    }
}
