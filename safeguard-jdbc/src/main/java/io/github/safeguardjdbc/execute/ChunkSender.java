package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.plan.Chunk;
import io.github.safeguardjdbc.plan.InsertRewrite;
import io.github.safeguardjdbc.value.Row;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Sends the rows of one chunk as one multi-row statement, on the driver's own connection. */
final class ChunkSender {
    private final PhysicalConnection physical;
    private final BatchRequest request;
    private final InsertRewrite insert;
    private final Deadline deadline;
    private final Cancellation cancellation;

    ChunkSender(
            PhysicalConnection physical,
            BatchRequest request,
            InsertRewrite insert,
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
            return execute(prepared.get(physical.driver().database(), request.sql(), chunk.rows(), insert), chunk);
        } catch (SQLException e) {
            prepared.discard(physical.driver().database(), request.sql(), chunk.rows());
            throw e;
        }
    }

    /** Lets the pool know that the connection is lost. */
    void lost(SQLException failure) {
        new LostLink(physical.driver(), request.connection()).tellPool(failure);
    }

    private Sent execute(PreparedStatement statement, Chunk chunk) throws SQLException {
        List<Row> rows = request.rows();
        for (int i = 0; i < chunk.rows(); i++) {
            rows.get(chunk.first() + i).bind(statement, i * insert.parameters());
        }
        deadline.limit(statement);
        cancellation.begin(statement);
        try {
            boolean oneEach = statement.executeUpdate() == chunk.rows() && insert.countsEachRowOnce();
            // Of a single row the server tells the key that it was given as well.
            boolean hasKey =
                    insert.countsEachRowOnce() && (chunk.rows() == 1 || insert.generatesKey(rows.get(chunk.first())));
            return new Sent(
                    oneEach ? 1 : Statement.SUCCESS_NO_INFO,
                    hasKey ? DriverConnection.lastInsertId(statement) : 0,
                    insert.keyIncrement());
        } finally {
            cancellation.end();
        }
    }

    /**
     * What became of a chunk.
     *
     * @param countOfEach the update count of each row
     * @param firstKey the first key, 0 for none
     * @param keyIncrement from one row's key to the next
     */
    record Sent(long countOfEach, long firstKey, long keyIncrement) {}
}
