package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.value.Row;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends single rows as the plain path does: through the application's own statement, unless it is too large. */
final class RowSender {
    private final BatchRequest request;
    private final Deadline deadline;
    private final Cancellation cancellation;
    private final @Nullable GeneratedKeys keys;
    private final LargeRows large;
    private final int parameters;
    private @Nullable SplitOutcome lastApart;

    RowSender(
            BatchRequest request,
            Deadline deadline,
            Cancellation cancellation,
            @Nullable GeneratedKeys keys,
            LargeRows large) {
        this.request = request;
        this.deadline = deadline;
        this.cancellation = cancellation;
        this.keys = keys;
        this.large = large;
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
        try {
            return large.contains(row) ? executeLarge(values) : execute(statement);
        } finally {
            deadline.restore(statement);
        }
    }

    /** What became of the last row if another statement was executed for it; null if the application's was. */
    @Nullable SplitOutcome lastApart() {
        return lastApart;
    }

    private long execute(PreparedStatement statement) throws SQLException {
        lastApart = null;
        cancellation.begin(statement);
        try {
            long count = LargeUpdates.update(statement);
            collectKeys(statement);
            return count;
        } finally {
            cancellation.end();
        }
    }

    private long executeLarge(Row values) throws SQLException {
        try (ValueRun run = large.newRun(cancellation)) {
            long count = run.execute(request.withRows(List.of(values)), LargeUpdates::update);
            PreparedStatement executed = run.executed();
            collectKeys(executed == null ? request.statement() : executed);
            // After a batch the driver shows no warnings of a statement that it has written itself.
            boolean shown = executed != null && DriverConnection.isPreparedOnServer(request.statement());
            lastApart = executed == null ? null : large.outcome(count, shown ? executed.getWarnings() : null);
            return count;
        }
    }

    private void collectKeys(PreparedStatement statement) throws SQLException {
        if (keys != null) {
            keys.addThoseOf(statement);
        }
    }
}
