package io.github.safeguardjdbc.execute;

import java.sql.BatchUpdateException;
import java.sql.SQLException;

/** Sends rows of a batch one after the other, each as a statement of its own. */
final class RowLoop {
    private final RowSender sender;
    private final UpdateCounts counts;
    private final RunReport report;

    RowLoop(RowSender sender, UpdateCounts counts, RunReport report) {
        this.sender = sender;
        this.counts = counts;
        this.report = report;
    }

    /**
     * Sends the rows from {@code first} to {@code end - 1}.
     *
     * @throws BatchUpdateException if a row failed and the batch ends there
     */
    void send(int first, int end) throws BatchUpdateException {
        for (int row = first; row < end; row++) {
            try {
                counts.succeeded(row, sender.send(row));
            } catch (SQLException e) {
                counts.failed(row, 1, e);
            }
            report.sentRow();
        }
    }
}
