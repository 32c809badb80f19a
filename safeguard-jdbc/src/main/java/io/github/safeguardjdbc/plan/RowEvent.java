package io.github.safeguardjdbc.plan;

/** The event of the binary log that the change of one row becomes. */
public final class RowEvent {
    /** The largest {@code replica_max_allowed_packet} there is, in bytes (manual, "Replica Server Options and Variables"). */
    public static final long LARGEST = 1 << 30;

    /** Most bytes that the large values of a row may have together; the rest is for what else is in its event. */
    public static final long LARGEST_VALUES = LARGEST - (1 << 20);

    private RowEvent() {}
}
