package io.github.safeguardjdbc.testing.proxy;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the bytes that pass in both directions, and knows how many more may. Thread-safe. */
final class Meter {
    private final Map<Direction, Long> passed = new EnumMap<>(Direction.class);
    private @Nullable Fault fault;

    /** Counts from zero, towards a fault or none. */
    synchronized void arm(@Nullable Fault next) {
        passed.clear();
        fault = next;
    }

    synchronized long passed(Direction direction) {
        return passed.getOrDefault(direction, 0L);
    }

    /** How many of {@code bytes} may pass before the fault; they are counted as passed. */
    synchronized int admit(Direction direction, int bytes) {
        Fault ahead = fault;
        long left = ahead == null || ahead.direction() != direction
                ? bytes
                : Math.max(0, ahead.offset() - passed(direction));
        int admitted = (int) Math.min(bytes, left);
        passed.merge(direction, (long) admitted, Long::sum);
        return admitted;
    }

    /** The strike that is due now that bytes have been passed on in a direction; it is due once. */
    synchronized @Nullable Strike due(Direction direction) {
        Fault ahead = fault;
        if (ahead == null || ahead.direction() != direction || passed(direction) < ahead.offset()) {
            return null;
        }
        fault = null;
        return ahead.strike();
    }
}
