package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardEvent.Refused;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.driver.DriverSettings;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.packet.PacketLimit;
import io.github.safeguardjdbc.plan.BatchPlan;
import io.github.safeguardjdbc.plan.InsertRewrite;
import io.github.safeguardjdbc.plan.Rewriting;
import io.github.safeguardjdbc.value.ReadAhead;
import io.github.safeguardjdbc.value.Row;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a prepared batch: planned, then either refused with nothing sent, or sent as planned. Used once, by one
 * thread; only {@link #cancellation} is for others.
 */
public final class BatchRun {
    private final PhysicalConnection physical;
    private final SafeguardConfig config;
    private final EventPublisher events;
    private final Cancellation cancellation = new Cancellation();
    private @Nullable GeneratedKeys keys;
    private @Nullable SplitOutcome lastApart;

    public BatchRun(PhysicalConnection physical, SafeguardConfig config, EventPublisher events) {
        this.physical = physical;
        this.config = config;
        this.events = events;
    }

    /** For the thread that wants to cancel the batch. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** What became of the last row if the application's statement does not know it, as another was executed for it; else null. */
    public @Nullable SplitOutcome lastApart() {
        return lastApart;
    }

    /**
     * Executes the batch.
     *
     * @return the update count of each entry
     * @throws PacketLimitException if a row fits no packet; nothing was sent
     * @throws java.sql.BatchUpdateException as the plain path does
     */
    public long[] execute(BatchRequest request) throws SQLException {
        DriverSettings settings = physical.driver().settings();
        try (ReadAhead readAhead = physical.newReadAhead(config.spoolThreshold())) {
            return execute(readAhead(request, readAhead), settings);
        } catch (IOException e) {
            throw ReadAhead.failed(e);
        }
    }

    private static BatchRequest readAhead(BatchRequest request, ReadAhead readAhead) throws IOException {
        if (request.rows().stream().noneMatch(Row::hasSource)) {
            return request;
        }
        List<Row> rows = new ArrayList<>(request.rows().size());
        for (Row row : request.rows()) {
            rows.add(row.readAhead(readAhead));
        }
        return request.withRows(rows);
    }

    private long[] execute(BatchRequest request, DriverSettings settings) throws SQLException {
        LargeRows large = new LargeRows(physical, config, events, request);
        BatchPlanning planning = new BatchPlanning(physical, config, request, large);
        Rewriting rewriting = planning.rewriting();
        BatchPlan plan = rewriting instanceof InsertRewrite rewrite ? planning.plan(rewrite) : planning.planApart();
        if (plan instanceof BatchPlan.Refused refused) {
            throw refusal(StatementName.of(physical, request.sql()), request, refused);
        }
        if (plan instanceof BatchPlan.AsGiven) {
            return asGiven(request);
        }
        if (request.keysRequested()) {
            keys = new GeneratedKeys();
        }
        Deadline deadline = Deadline.of(request.statement());
        UpdateCounts counts = new UpdateCounts(request.rows().size(), settings.continueBatchOnError());
        RunReport report = new RunReport(
                events,
                StatementName.of(physical, request.sql()),
                request.rows().size());
        RowSender rowSender = new RowSender(request, deadline, cancellation, keys, large);
        RowLoop rows = new RowLoop(rowSender, counts, report);
        LastInsertId lastInsertId = new LastInsertId();
        try {
            if (plan instanceof BatchPlan.Chunked chunked && rewriting instanceof InsertRewrite insert) {
                ChunkSender sender = new ChunkSender(physical, request, insert, deadline, cancellation);
                ChunkedRun run = new ChunkedRun(sender, rows, counts, keys, lastInsertId, report);
                run.send(chunked.chunks());
            } else {
                rows.send(0, request.rows().size());
            }
            report.finished();
            long[] all = counts.finish();
            lastApart = rowSender.lastApart();
            clearWarnings(request.statement());
            return all;
        } catch (BatchUpdateException e) {
            try {
                lastInsertId.restore(physical.driver(), request.statement());
                clearWarnings(request.statement());
            } catch (SQLException lost) {
                e.addSuppressed(lost);
            }
            throw e;
        }
    }

    /** After a batch the driver shows no warnings of a statement that it has written itself. */
    private static void clearWarnings(PreparedStatement statement) throws SQLException {
        if (!DriverConnection.isPreparedOnServer(statement)) {
            statement.clearWarnings();
        }
    }

    private long[] asGiven(BatchRequest request) throws SQLException {
        PreparedStatement statement = request.statement();
        for (Row row : request.rows()) {
            // A parameter that the row does not set must not keep the value of the row before.
            statement.clearParameters();
            row.bind(statement, 0);
            statement.addBatch();
        }
        cancellation.begin(statement);
        try {
            return LargeUpdates.batch(statement);
        } finally {
            cancellation.end();
        }
    }

    private PacketLimitException refusal(String statement, BatchRequest request, BatchPlan.Refused refused)
            throws SQLException {
        PacketLimit limit = physical.limit();
        events.publish(new Refused(statement, refused.payload(), limit.usablePayload()));
        return new PacketLimitException(
                statement,
                refused.payload(),
                limit.usablePayload(),
                limit.maxAllowedPacket(),
                refused.row(),
                request.rows().size());
    }

    /**
     * The generated keys of the rows that succeeded, or null where the driver's statement has them itself or none were
     * requested.
     *
     * @param owner the driver's statement that the result set is to belong to
     */
    public @Nullable ResultSet generatedKeys(PreparedStatement owner) throws SQLException {
        return keys == null ? null : physical.driver().generatedKeys(owner, keys.list());
    }
}
