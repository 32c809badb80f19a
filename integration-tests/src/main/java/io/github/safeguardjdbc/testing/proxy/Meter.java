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

    /** Counts bytes that have arrived, as far as they may pass. */
    synchronized Admission admit(Direction direction, int bytes) {
        Fault ahead = fault;
        long before = passed(direction);
        if (ahead == null || ahead.direction() != direction || before + bytes < ahead.offset()) {
            passed.put(direction, before + bytes);
            return new Admission(bytes, null);
        }
        fault = null;
        passed.put(direction, ahead.offset());
        return new Admission((int) (ahead.offset() - before), ahead.strike());
    }

    /**
     * What becomes of bytes that have arrived.
     *
     * @param bytes how many of them pass
     * @param strike what comes then, or null
     */
    record Admission(int bytes, @Nullable Strike strike) {}
}
