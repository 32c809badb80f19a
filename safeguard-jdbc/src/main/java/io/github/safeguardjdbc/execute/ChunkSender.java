package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.plan.Chunk;
import io.github.safeguardjdbc.value.Row;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Sends the rows of one chunk as one multi-row statement, on the driver's own connection. */
final class ChunkSender {
    private final PhysicalConnection physical;
    private final BatchRequest request;
    private final MultiRowInsert insert;
    private final Deadline deadline;
    private final Cancellation cancellation;

    ChunkSender(
            PhysicalConnection physical,
            BatchRequest request,
            MultiRowInsert insert,
            Deadline deadline,
            Cancellation cancellation) {
        this.physical = physical;
        this.request = request;
        this.insert = insert;
        this.deadline = deadline;
        this.cancellation = cancellation;
    }

    /**
     * Executes the chunk.
     *
     * @throws SQLException what the server or driver answered; a prepared statement that failed is not used again
     */
    Sent send(Chunk chunk) throws SQLException {
        if (chunk.form() == Chunk.Form.TEXT) {
            try (PreparedStatement statement = physical.driver().prepareOnClient(insert.text(chunk.rows()))) {
                return execute(statement, chunk);
            }
        }
        PreparedChunks prepared = physical.preparedChunks();
        try {
            return execute(prepared.get(request.database(), request.sql(), chunk.rows(), insert), chunk);
        } catch (SQLException e) {
            prepared.discard(request.database(), request.sql(), chunk.rows());
            throw e;
        }
    }

    private Sent execute(PreparedStatement statement, Chunk chunk) throws SQLException {
        List<Row> rows = request.rows();
        for (int i = 0; i < chunk.rows(); i++) {
            rows.get(chunk.first() + i).bind(statement, i * insert.parametersPerRow());
        }
        deadline.limit(statement);
        cancellation.begin(statement);
        try {
            int count = statement.executeUpdate();
            return new Sent(count, request.keysRequested() ? DriverConnection.lastInsertId(statement) : 0);
        } finally {
            cancellation.end();
        }
    }

    /**
     * What the server answered.
     *
     * @param updateCount rows affected
     * @param lastInsertId the first generated key, 0 for none; only where keys were requested
     */
    record Sent(long updateCount, long lastInsertId) {}
}
