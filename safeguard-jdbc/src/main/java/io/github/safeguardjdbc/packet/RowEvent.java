package io.github.safeguardjdbc.packet;

/** The event of the binary log that the change of one row becomes. */
public final class RowEvent {
    private static final long LARGEST = 1 << 30;
    private static final long RESERVE = 1 << 20;

    private RowEvent() {}

    /** The largest {@code replica_max_allowed_packet} there is, in bytes (manual, "Replica Server Options and Variables"). */
    public static long largest() {
        return LARGEST;
    }

    /** Most bytes that the large values of a row may have together; the rest is for what else is in its event. */
    public static long largestValues() {
        return LARGEST - RESERVE;
    }
}
