package io.github.safeguardjdbc.execute;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Executes the entries of a plain statement's batch one by one, as the driver does, so that one may go a way of its own. */
public final class TextBatchRun {
    private final PhysicalConnection physical;
    private final GeneratedKeys keys = new GeneratedKeys();
    private long lastCount = -1;

    public TextBatchRun(PhysicalConnection physical) {
        this.physical = physical;
    }

    /**
     * Executes a batch.
     *
     * @param texts the entries
     * @param statement the application's, which knows the keys of what was executed last
     * @param entry executes one; its result is the update count
     * @return the update count of each entry
     * @throws BatchUpdateException as the driver does
     */
    public long[] execute(List<String> texts, Statement statement, Sending<Long> entry) throws SQLException {
        UpdateCounts counts =
                new UpdateCounts(texts.size(), physical.driver().settings().continueBatchOnError());
        for (int i = 0; i < texts.size(); i++) {
            try {
                lastCount = entry.send(texts.get(i));
                keys.addThoseOf(statement);
                counts.succeeded(i, lastCount);
            } catch (SQLException e) {
                counts.failed(i, 1, e);
            }
        }
        return counts.finish();
    }

    /** The keys of all entries, which the driver's statement does not have. */
    public SplitOutcome outcome() {
        return new SplitOutcome(physical.driver(), lastCount, keys.list(), null);
    }
}
