package io.github.safeguardjdbc.liveness;

import io.github.safeguardjdbc.sql.Masked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The last ten events of a connection. Noting one costs two array stores: texts are made when somebody asks. */
final class Trail {
    private static final int LENGTH = 10;
    private static final int LONGEST_KEPT = 4_096;

    private final @Nullable Object[] events = new Object[LENGTH];
    private final long[] nanos = new long[LENGTH];
    private int next;

    /** Notes a statement that is about to be sent. */
    void statement(long now, String sql) {
        // A text of megabytes must not be held in memory for this.
        add(now, sql.length() <= LONGEST_KEPT ? sql : new Note(Masked.of(sql)));
    }

    void note(long now, String event) {
        add(now, new Note(event));
    }

    private void add(long now, Object event) {
        // Often the same few statements come again and again, and to store a reference is more work than to compare it.
        if (events[next] != event) {
            events[next] = event;
        }
        nanos[next] = now;
        next = next + 1 < LENGTH ? next + 1 : 0;
    }

    /** The events with their age, oldest first. */
    List<String> texts(long now) {
        List<String> texts = new ArrayList<>(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            int at = (next + i) % LENGTH;
            Object event = events[at];
            if (event != null) {
                String text = event instanceof Note note ? note.text : Masked.of((String) event);
                texts.add(String.format(Locale.ROOT, "%,d ms ago %s", (now - nanos[at]) / 1_000_000, text));
            }
        }
        return texts;
    }

    private record Note(String text) {}
}
