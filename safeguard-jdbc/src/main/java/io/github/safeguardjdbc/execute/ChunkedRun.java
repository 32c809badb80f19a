package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.plan.Chunk;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
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
    private final ChunkSender sender;
    private final RowLoop rows;
    private final UpdateCounts counts;
    private final @Nullable GeneratedKeys keys;
    private final RunReport report;
    private final LastInsertId lastInsertId;

    ChunkedRun(
            ChunkSender sender,
            RowLoop rows,
            UpdateCounts counts,
            @Nullable GeneratedKeys keys,
            LastInsertId lastInsertId,
            RunReport report) {
        this.sender = sender;
        this.rows = rows;
        this.counts = counts;
        this.keys = keys;
        this.lastInsertId = lastInsertId;
        this.report = report;
    }

    /**
     * Sends all chunks.
     *
     * @throws BatchUpdateException if rows failed and the batch ends there
     */
    void send(List<Chunk> chunks) throws BatchUpdateException {
        for (Chunk chunk : chunks) {
            if (chunk.form() == Chunk.Form.ROW) {
                rows.send(chunk.first(), chunk.end());
            } else {
                sendTogether(chunk);
            }
        }
    }

    private void sendTogether(Chunk chunk) throws BatchUpdateException {
        ChunkSender.Sent sent;
        try {
            sent = sender.send(chunk);
        } catch (SQLException e) {
            sendApart(chunk, e);
            return;
        }
        counts.succeeded(chunk.first(), chunk.rows(), sent.countOfEach());
        if (sent.firstKey() != 0) {
            if (chunk.rows() > 1) {
                lastInsertId.afterRows(sent.firstKey(), sent.firstKey() + (chunk.rows() - 1) * sent.keyIncrement());
            }
            if (keys != null) {
                keys.addConsecutive(sent.firstKey(), sent.keyIncrement(), chunk.rows());
            }
        }
        report.sentTogether(chunk);
    }

    private void sendApart(Chunk chunk, SQLException failure) throws BatchUpdateException {
        if (RowErrors.isLinkFailure(failure)) {
            sender.lost(failure);
        }
        if (RowErrors.leftNothingBehind(failure)) {
            report.sentApart(chunk, failure);
            rows.send(chunk.first(), chunk.end());
        } else {
            counts.failed(chunk.first(), chunk.rows(), failure);
        }
    }
}
