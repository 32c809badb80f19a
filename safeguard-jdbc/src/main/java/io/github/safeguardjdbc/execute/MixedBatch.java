package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.sql.StatementKind;
import io.github.safeguardjdbc.value.ReadAhead;
import io.github.safeguardjdbc.value.Row;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A prepared statement's batch in which rows and statements as text stand side by side: the driver executes them in their
 * order, after all of them were held against the limit.
 */
public final class MixedBatch {
    private final PhysicalConnection physical;
    private final SafeguardConfig config;
    private final EventPublisher events;
    private final Admission admission;

    public MixedBatch(PhysicalConnection physical, SafeguardConfig config, EventPublisher events, Admission admission) {
        this.physical = physical;
        this.config = config;
        this.events = events;
        this.admission = admission;
    }

    /**
     * Executes the batch.
     *
     * @param request without rows
     * @param entries a {@link Row} or a {@code String} each
     * @return the update count of each entry
     * @throws PacketLimitException if an entry fits no packet; nothing was sent
     * @throws java.sql.BatchUpdateException as the driver does
     */
    public long[] execute(BatchRequest request, List<Object> entries) throws SQLException {
        PreparedStatement prepared = request.statement();
        try (ReadAhead readAhead = physical.newReadAhead(config.spoolThreshold())) {
            List<Object> known = new ArrayList<>(entries.size());
            for (Object entry : entries) {
                known.add(entry instanceof Row row ? row.readAhead(readAhead) : entry);
            }
            List<Row> rows = known.stream()
                    .filter(Row.class::isInstance)
                    .map(Row.class::cast)
                    .toList();
            BatchRequest measurable = request.withRows(rows);
            LargeRows large = new LargeRows(physical, config, events, measurable);
            check(measurable, large, known);
            if (!large.isEmpty()) {
                return oneByOne(measurable, large, known);
            }
            add(prepared, known);
            return LargeUpdates.batch(prepared);
        } catch (IOException e) {
            throw ReadAhead.failed(e);
        }
    }

    private void check(BatchRequest request, LargeRows large, List<Object> entries) throws SQLException {
        int rows = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (!(entries.get(i) instanceof Row row)) {
                admission.check((String) entries.get(i), i, entries.size());
            } else {
                int index = rows++;
                boolean fits = admission.surelyFits(request.sql(), row);
                if (!fits && (request.keysRequested() || !large.sendable(index))) {
                    admission.check(request.sql(), row, request.statement());
                }
            }
        }
    }

    /** In the order of the entries, as the driver would. */
    private long[] oneByOne(BatchRequest request, LargeRows large, List<Object> entries) throws SQLException {
        Deadline deadline = Deadline.of(request.statement());
        Cancellation cancellation = new Cancellation();
        UpdateCounts counts =
                new UpdateCounts(entries.size(), physical.driver().settings().continueBatchOnError());
        RowSender rows = new RowSender(request, deadline, cancellation, null, large);
        int row = 0;
        for (int i = 0; i < entries.size(); i++) {
            try {
                long count = entries.get(i) instanceof String text ? send(text, request, deadline) : rows.send(row++);
                counts.succeeded(i, count);
            } catch (SQLException e) {
                counts.failed(i, 1, e);
            }
        }
        return counts.finish();
    }

    private long send(String text, BatchRequest request, Deadline deadline) throws SQLException {
        if (StatementKind.of(text).mayChangeSession()) {
            physical.sessionMayHaveChanged();
        }
        try (Statement statement = request.connection().createStatement()) {
            deadline.limit(statement);
            return LargeUpdates.update(statement, text);
        }
    }

    private void add(PreparedStatement prepared, List<Object> entries) throws SQLException {
        for (Object entry : entries) {
            if (entry instanceof Row row) {
                // A parameter that the row does not set must not keep the value of the row before.
                prepared.clearParameters();
                row.bind(prepared, 0);
                prepared.addBatch();
            } else {
                String text = (String) entry;
                if (StatementKind.of(text).mayChangeSession()) {
                    physical.sessionMayHaveChanged();
                }
                prepared.addBatch(text);
            }
        }
    }
}
