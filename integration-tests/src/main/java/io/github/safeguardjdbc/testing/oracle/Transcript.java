package io.github.safeguardjdbc.testing.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Everything that a program saw, in order. */
final class Transcript {
    /** SQLState and code of ER_WARN_ALLOWED_PACKET_OVERFLOWED, as {@link Failures} writes them. */
    private static final String PACKET_OVERFLOWED = "HY000/1301 ";

    private final List<Entry> entries = new ArrayList<>();
    private final Map<Integer, Fit> fits = new HashMap<>();
    private int refusedAt = -1;

    /** What an entry is about. */
    enum What {
        /** A call's exception. */
        EXCEPTION,
        /** The exception of a look at something. */
        UNSEEN,
        /** A call's result. */
        RESULT,
        KEYS,
        WARNINGS,
        UPDATE_COUNT,
        LAST_INSERT_ID,
        ROW_COUNT,
        TRANSACTION,
        ROWS,
        /** What a refused call must not do. */
        REFUSAL,
        /** Whether the connection works at the end. */
        VALID
    }

    /**
     * A thing seen.
     *
     * @param step the index of the step that it was seen after
     */
    record Entry(int step, What what, Seen seen) {}

    void add(int step, What what, Seen seen) {
        entries.add(new Entry(step, what, seen));
    }

    void add(int step, What what, String text) {
        add(step, what, Seen.text(text));
    }

    /** Notes whether what a step sends fits the packets of the scenario's guarded side. */
    void fit(int step, Fit fit) {
        fits.put(step, fit);
    }

    /** Notes that a step was refused for its size, which ends the program. */
    void refused(int step) {
        refusedAt = step;
    }

    List<Entry> entries() {
        return entries;
    }

    /** The steps that send something to measure. */
    Map<Integer, Fit> fits() {
        return fits;
    }

    OptionalInt refusedAt() {
        return refusedAt < 0 ? OptionalInt.empty() : OptionalInt.of(refusedAt);
    }

    /** The step that the server ended because the result of a function fits no packet. */
    OptionalInt limitedAt() {
        return entries.stream()
                .filter(entry ->
                        entry.what() == What.EXCEPTION && entry.seen().exact().contains(PACKET_OVERFLOWED))
                .mapToInt(Entry::step)
                .findFirst();
    }

    /** True if the program has executed something between the call of a step and an entry of that step or a later one. */
    boolean askedTheServer(int step, Entry entry) {
        return entries.stream()
                .filter(before -> before.step() >= step)
                .takeWhile(before -> !before.equals(entry))
                .anyMatch(before -> before.what() == What.LAST_INSERT_ID || before.what() == What.ROW_COUNT);
    }

    /** True if a call failed at this step. */
    boolean failedAt(int step) {
        return entries.stream().anyMatch(entry -> entry.step() == step && entry.what() == What.EXCEPTION);
    }

    /** True if a call failed at this step or before. */
    boolean failedBy(int step) {
        return entries.stream().anyMatch(entry -> entry.step() <= step && entry.what() == What.EXCEPTION);
    }
}
