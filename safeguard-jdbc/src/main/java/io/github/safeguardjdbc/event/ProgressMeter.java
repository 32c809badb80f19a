package io.github.safeguardjdbc.event;

import io.github.safeguardjdbc.SafeguardEvent;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts how far one batch has come and tells it now and then. For the one thread that runs the batch. */
public final class ProgressMeter {
    private final EventPublisher events;
    private final String statement;
    private final long totalRows;
    private final long intervalNanos;
    private final LongSupplier clock;
    private long lastNanos;
    private long rows;
    private long bytes;

    ProgressMeter(EventPublisher events, String statement, long totalRows, Duration interval, LongSupplier clock) {
        this.events = events;
        this.statement = statement;
        this.totalRows = totalRows;
        // Saturates, so that "none" is a time that does not pass.
        this.intervalNanos = TimeUnit.NANOSECONDS.convert(interval);
        this.clock = clock;
        this.lastNanos = clock.getAsLong();
    }

    /** Adds the rows and the payload of a statement that has been executed. */
    public void advance(long moreRows, long moreBytes) {
        rows += moreRows;
        bytes += moreBytes;
        long now = clock.getAsLong();
        if (now - lastNanos >= intervalNanos) {
            lastNanos = now;
            events.publish(new SafeguardEvent.Progress(statement, rows, totalRows, bytes));
        }
    }
}
