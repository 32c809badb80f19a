package io.github.safeguardjdbc.plan;

import java.util.List;

/** What to do with a batch. */
public sealed interface BatchPlan {

    /** The driver executes the batch as the application gave it; every row is known to fit. */
    record AsGiven() implements BatchPlan {}

    /** Each row is executed by itself, because the driver would not do so. */
    record Apart() implements BatchPlan {}

    /**
     * The batch is sent in these chunks, in this order.
     *
     * @param chunks cover every row once
     */
    record Chunked(List<Chunk> chunks) implements BatchPlan {
        public Chunked {
            chunks = List.copyOf(chunks);
        }
    }

    /**
     * A row fits no packet: nothing is sent.
     *
     * @param row 0-based index
     * @param payload bytes that the row's packet would have
     */
    record Refused(int row, long payload) implements BatchPlan {}
}
