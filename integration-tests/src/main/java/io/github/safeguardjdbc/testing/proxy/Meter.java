package io.github.safeguardjdbc.testing.proxy;

import org.jspecify.annotations.Nullable;

/** Counts the bytes that pass in both directions, and knows how many more may. Thread-safe. */
final class Meter {
    private final long[] passed = new long[Direction.values().length];
    private @Nullable Fault fault;

    /** Counts from zero, towards a fault or none. */
    synchronized void arm(@Nullable Fault next) {
        passed[0] = 0;
        passed[1] = 0;
        fault = next;
    }

    synchronized long passed(Direction direction) {
        return passed[direction.ordinal()];
    }

    /** How many of {@code bytes} may pass before the fault; they are counted as passed. */
    synchronized int admit(Direction direction, int bytes) {
        Fault ahead = fault;
        long left = ahead == null || ahead.direction() != direction
                ? bytes
                : Math.max(0, ahead.offset() - passed[direction.ordinal()]);
        int admitted = (int) Math.min(bytes, left);
        passed[direction.ordinal()] += admitted;
        return admitted;
    }

    /** The strike that is due now that bytes have been passed on in a direction; it is due once. */
    synchronized @Nullable Strike due(Direction direction) {
        Fault ahead = fault;
        if (ahead == null || ahead.direction() != direction || passed[direction.ordinal()] < ahead.offset()) {
            return null;
        }
        fault = null;
        return ahead.strike();
    }
}
