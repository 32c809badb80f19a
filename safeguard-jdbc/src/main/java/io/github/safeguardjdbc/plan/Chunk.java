package io.github.safeguardjdbc.plan;

/**
 * Consecutive rows of a batch that are sent as one statement.
 *
 * @param first 0-based index of the first row
 * @param rows number of rows, at least 1
 * @param form how they are sent
 * @param bytes upper bound of the packet's payload; {@code Size.UNKNOWN} for a single row that only the driver can measure
 */
public record Chunk(int first, int rows, Form form, long bytes) {

    /** How the rows of a chunk are sent. */
    public enum Form {
        /** One row, through the application's own statement. */
        ROW,
        /** A multi-row statement with literals. */
        TEXT,
        /** A multi-row statement prepared on the server. */
        BINARY
    }

    /** Index after the last row. */
    public int end() {
        return first + rows;
    }
}
