package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.Failures;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The update counts of a batch, and the rule by which it ends after a failure: the one of Connector/J's
 * {@code ClientPreparedStatement.executeBatchSerially}.
 */
public final class UpdateCounts {
    /** ER_LOCK_TABLE_FULL: like a deadlock, it has undone the whole transaction. */
    private static final int LOCK_TABLE_FULL = 1206;

    private static final int DEADLOCK = 1213;

    private final long[] counts;
    private final boolean continueOnError;
    private @Nullable SQLException lastFailure;

    UpdateCounts(int entries, boolean continueOnError) {
        this.counts = new long[entries];
        this.continueOnError = continueOnError;
    }

    void succeeded(int entry, long count) {
        counts[entry] = count;
    }

    void succeeded(int first, int entries, long countOfEach) {
        Arrays.fill(counts, first, first + entries, countOfEach);
    }

    /**
     * Notes entries that failed together.
     *
     * @throws BatchUpdateException if the batch ends here
     */
    void failed(int first, int entries, SQLException failure) throws BatchUpdateException {
        if (!continueOnError || endsBatch(failure)) {
            throw exception(failure, Arrays.copyOf(counts, first));
        }
        Arrays.fill(counts, first, first + entries, Statement.EXECUTE_FAILED);
        // On a lost connection the entries that follow fail as well, in ways that tell less.
        if (lastFailure == null || !RowErrors.isLinkFailure(lastFailure)) {
            lastFailure = failure;
        }
    }

    /**
     * The counts of the whole batch.
     *
     * @throws BatchUpdateException if entries failed and the batch went on
     */
    long[] finish() throws BatchUpdateException {
        if (lastFailure != null) {
            throw exception(lastFailure, counts);
        }
        return counts;
    }

    /** Counts for the methods of JDBC that know no larger ones. */
    public static int[] narrow(long[] counts) {
        int[] narrow = new int[counts.length];
        for (int i = 0; i < counts.length; i++) {
            narrow[i] = (int) Math.min(counts[i], Integer.MAX_VALUE);
        }
        return narrow;
    }

    private static boolean endsBatch(SQLException failure) {
        return Failures.isCancelled(failure)
                || failure.getErrorCode() == DEADLOCK
                || failure.getErrorCode() == LOCK_TABLE_FULL;
    }

    private static BatchUpdateException exception(SQLException failure, long[] counts) {
        return new BatchUpdateException(
                failure.getMessage(), failure.getSQLState(), failure.getErrorCode(), counts, failure);
    }
}
