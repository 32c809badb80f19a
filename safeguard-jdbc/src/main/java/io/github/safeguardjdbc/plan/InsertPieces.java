package io.github.safeguardjdbc.plan;

import java.util.ArrayList;
import java.util.List;

/** Which tuples of a statement that is split share a piece: as many as fit, in their order. */
public final class InsertPieces {

    /** Bytes of a tuple with the literals in it. */
    @FunctionalInterface
    public interface TupleSizes {
        long bytes(int tuple);
    }

    /**
     * Some tuples.
     *
     * @param first 0-based
     * @param end after the last
     */
    public record Piece(int first, int end) {

        /** The number of tuples, at least 1. */
        public int rows() {
            return end - first;
        }
    }

    private final TupleSizes sizes;
    private final long fixed;
    private final long usable;

    /**
     * @param sizes of the tuples
     * @param fixed bytes of a piece without its tuples
     * @param usable the largest payload
     */
    public InsertPieces(TupleSizes sizes, long fixed, long usable) {
        this.sizes = sizes;
        this.fixed = fixed;
        this.usable = usable;
    }

    /** The payload that a tuple would have alone. */
    public long alone(int tuple) {
        return fixed + sizes.bytes(tuple);
    }

    /**
     * The first tuple that does not even fit alone; -1 if all do.
     *
     * @param tuples how many there are
     */
    public int firstTooLarge(int tuples) {
        for (int i = 0; i < tuples; i++) {
            if (alone(i) > usable) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Pieces of about this size. One row alone, which the server may treat in another way than one of several, is avoided
     * where the limit lets it.
     *
     * @param tuples how many there are, all of which fit alone
     * @param wanted the payload that a piece should have, in bytes
     */
    public List<Piece> cut(int tuples, long wanted) {
        List<Piece> pieces = new ArrayList<>();
        int first = 0;
        while (first < tuples) {
            int end = first + 1;
            long payload = alone(first);
            while (end < tuples && fits(payload + 1 + sizes.bytes(end), end - first, tuples - end, wanted)) {
                payload += 1 + sizes.bytes(end);
                end++;
            }
            pieces.add(new Piece(first, end));
            first = end;
        }
        return pieces;
    }

    /** A second row joins the first, and the last one that before it, as long as the limit lets it. */
    private boolean fits(long payload, int before, int left, long wanted) {
        return payload <= (before == 1 || left == 1 ? usable : Math.min(wanted, usable));
    }
}
