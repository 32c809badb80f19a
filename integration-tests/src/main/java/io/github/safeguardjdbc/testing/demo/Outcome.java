package io.github.safeguardjdbc.testing.demo;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch.
 *
 * @param intact rows of the table that hold what was sent
 * @param storable how many there could be
 * @param nanos how long it took, commit included
 * @param failure what the program was told, or null for success
 */
record Outcome(
        int intact, int storable, long nanos, @Nullable SQLException failure) {

    String rows() {
        return String.format(Locale.ROOT, "%,d of %,d", intact, storable);
    }

    String rate() {
        return String.format(Locale.ROOT, "%,.0f", intact * 1e9 / nanos);
    }

    /** What the program was told, in one line. */
    String message() {
        if (failure == null) {
            return intact == storable ? "success" : "success, although the rows are not what it sent";
        }
        String text = firstSentence(String.valueOf(failure.getMessage()));
        return failure instanceof BatchUpdateException batch ? failedRows(batch.getUpdateCounts()) + text : text;
    }

    private static String firstSentence(String message) {
        int end = message.indexOf(". ");
        return end < 0 ? message : message.substring(0, end);
    }

    private static String failedRows(int[] counts) {
        int[] failed = IntStream.range(0, counts.length)
                .filter(row -> counts[row] == Statement.EXECUTE_FAILED)
                .map(row -> row + 1)
                .toArray();
        return switch (failed.length) {
            case 0 -> "";
            case 1 -> "row " + failed[0] + " failed: ";
            default -> String.format(Locale.ROOT, "%,d rows failed: ", failed.length);
        };
    }
}
