package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.SafeguardEvent.BatchFallback;
import io.github.safeguardjdbc.SafeguardEvent.BatchRewritten;
import io.github.safeguardjdbc.SafeguardEvent.Protocol;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.event.ProgressMeter;
import io.github.safeguardjdbc.plan.Chunk;
import java.sql.SQLException;

/** Tells the listeners how a batch goes and what became of it. */
final class RunReport {
    private final EventPublisher events;
    private final String statement;
    private final ProgressMeter progress;
    private long rows;
    private long statements;
    private long bytes;
    private long largest;
    private long binaryRows;

    RunReport(EventPublisher events, String statement, long totalRows) {
        this.events = events;
        this.statement = statement;
        this.progress = events.progressOf(statement, totalRows);
    }

    void sentTogether(Chunk chunk) {
        rows += chunk.rows();
        statements++;
        bytes += chunk.bytes();
        largest = Math.max(largest, chunk.bytes());
        if (chunk.form() == Chunk.Form.BINARY) {
            binaryRows += chunk.rows();
        }
        progress.advance(chunk.rows(), chunk.bytes());
    }

    void sentApart(Chunk chunk, SQLException failure) {
        events.publish(new BatchFallback(statement, chunk.rows(), failure.getSQLState(), failure.getErrorCode()));
    }

    void sentRow() {
        progress.advance(1, 0);
    }

    void finished() {
        if (statements > 0) {
            Protocol protocol = 2 * binaryRows >= rows ? Protocol.BINARY : Protocol.TEXT;
            events.publish(new BatchRewritten(statement, rows, statements, bytes, largest, protocol));
        }
    }
}
