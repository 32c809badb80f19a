package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
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
     * @param delegate the statement of the pool or driver that holds the batch, which is then empty
     * @param guarded the application's statement
     * @return the update count of each entry
     * @throws BatchUpdateException as the driver does
     */
    public long[] execute(Statement delegate, Statement guarded) throws SQLException {
        List<String> batch = DriverConnection.batch(delegate);
        delegate.clearBatch();
        UpdateCounts counts =
                new UpdateCounts(batch.size(), physical.driver().settings().continueBatchOnError());
        for (int i = 0; i < batch.size(); i++) {
            try {
                lastCount = guarded.executeLargeUpdate(batch.get(i), Statement.RETURN_GENERATED_KEYS);
                keys.addThoseOf(guarded);
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
