package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.plan.Chunk;
import io.github.safeguardjdbc.plan.InsertRewrite;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends the chunks of a batch in their order.
 *
 * <p>A chunk that fails because of a row was undone by the server as one statement. Its rows are then sent one by one, so
 * that the rows kept, the counts and the failing entry are those of the plain path. After any other failure nothing is
 * sent a second time.
 */
final class ChunkedRun {
    private final BatchRequest request;
    private final InsertRewrite rewrite;
    private final ChunkSender chunkSender;
    private final RowSender rowSender;
    private final UpdateCounts counts;
    private final @Nullable GeneratedKeys keys;
    private final RunReport report;

    ChunkedRun(
            BatchRequest request,
            InsertRewrite rewrite,
            ChunkSender chunkSender,
            RowSender rowSender,
            UpdateCounts counts,
            @Nullable GeneratedKeys keys,
            RunReport report) {
        this.request = request;
        this.rewrite = rewrite;
        this.chunkSender = chunkSender;
        this.rowSender = rowSender;
        this.counts = counts;
        this.keys = keys;
        this.report = report;
    }

    /**
     * Sends all chunks.
     *
     * @return the update count of each row
     * @throws java.sql.BatchUpdateException if rows failed
     */
    long[] send(List<Chunk> chunks) throws SQLException {
        for (Chunk chunk : chunks) {
            if (chunk.form() == Chunk.Form.ROW) {
                sendRows(chunk);
            } else {
                sendTogether(chunk);
            }
        }
        report.finished();
        return counts.finish();
    }

    private void sendTogether(Chunk chunk) throws SQLException {
        ChunkSender.Sent sent;
        try {
            sent = chunkSender.send(chunk);
        } catch (SQLException e) {
            sendApart(chunk, e);
            return;
        }
        boolean oneEach = rewrite.countsEachRowOnce() && sent.updateCount() == chunk.rows();
        counts.succeeded(chunk.first(), chunk.rows(), oneEach ? 1 : Statement.SUCCESS_NO_INFO);
        if (keys != null && sent.lastInsertId() != 0) {
            keys.addConsecutive(sent.lastInsertId(), rewrite.keyIncrement(), chunk.rows());
        }
        report.sentTogether(chunk);
    }

    private void sendApart(Chunk chunk, SQLException failure) throws SQLException {
        if (RowErrors.isLinkFailure(failure)) {
            LostLink.tellPool(request.connection(), failure);
        }
        if (RowErrors.leftNothingBehind(failure)) {
            report.sentApart(chunk, failure);
            sendRows(chunk);
        } else {
            counts.failed(chunk.first(), chunk.rows(), failure);
        }
    }

    private void sendRows(Chunk chunk) throws SQLException {
        for (int row = chunk.first(); row < chunk.end(); row++) {
            try {
                counts.succeeded(row, rowSender.send(row));
            } catch (SQLException e) {
                counts.failed(row, 1, e);
            }
            report.sentRow();
        }
    }
}
