package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.sql.StatementKind;
import io.github.safeguardjdbc.value.ReadAhead;
import io.github.safeguardjdbc.value.Row;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A prepared statement's batch in which rows and statements as text stand side by side: the driver executes them in their
 * order, after all of them were held against the limit.
 */
public final class MixedBatch {
    private final PhysicalConnection physical;
    private final SafeguardConfig config;
    private final Admission admission;

    public MixedBatch(PhysicalConnection physical, SafeguardConfig config, Admission admission) {
        this.physical = physical;
        this.config = config;
        this.admission = admission;
    }

    /**
     * Executes the batch.
     *
     * @param sql the prepared text
     * @param entries a {@link Row} or a {@code String} each
     * @return the update count of each entry
     * @throws PacketLimitException if an entry fits no packet; nothing was sent
     * @throws java.sql.BatchUpdateException as the driver does
     */
    public long[] execute(String sql, PreparedStatement prepared, List<Object> entries) throws SQLException {
        try (ReadAhead readAhead = physical.newReadAhead(config.spoolThreshold())) {
            List<Object> known = new ArrayList<>(entries.size());
            for (Object entry : entries) {
                known.add(entry instanceof Row row ? row.readAhead(readAhead) : entry);
            }
            check(sql, prepared, known);
            add(prepared, known);
            return prepared.executeLargeBatch();
        } catch (IOException e) {
            throw new SQLException("The temporary file for the streams of the batch failed: " + e.getMessage(), e);
        }
    }

    private void check(String sql, PreparedStatement prepared, List<Object> entries) throws SQLException {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Row row) {
                admission.check(sql, row, prepared);
            } else {
                admission.check((String) entries.get(i), i, entries.size());
            }
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
