package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardListener;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last events of a data source; those that only report progress are left out. Thread-safe. */
final class RecentEvents implements SafeguardListener {
    private static final int KEPT = 50;

    private final Clock clock = Clock.systemUTC();
    private final Deque<Entry> entries = new ArrayDeque<>();

    /**
     * An event and when it came.
     *
     * @param at the time
     * @param event what happened, without values
     */
    record Entry(Instant at, SafeguardEvent event) {}

    @Override
    public void onEvent(SafeguardEvent event) {
        if (event instanceof SafeguardEvent.Progress) {
            return;
        }
        Entry entry = new Entry(clock.instant(), event);
        synchronized (entries) {
            if (entries.size() == KEPT) {
                entries.removeFirst();
            }
            entries.addLast(entry);
        }
    }

    /** Oldest first. */
    List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }
}
