package io.github.safeguardjdbc.event;

import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardListener;
import java.time.Duration;
import java.util.List;

/** Delivers events to listeners, one after the other, on the calling thread. Safe for any number of threads. */
public final class EventPublisher {
    private final List<HarmlessListener> listeners;
    private final Duration progressInterval;

    /**
     * @param progressInterval the least time between two progress events of one batch
     * @param listeners who hears the events, in this order
     */
    public EventPublisher(Duration progressInterval, List<? extends SafeguardListener> listeners) {
        this.progressInterval = progressInterval;
        this.listeners = listeners.stream().map(HarmlessListener::new).toList();
    }

    /** Delivers an event; what a listener throws stays here. */
    public void publish(SafeguardEvent event) {
        for (HarmlessListener listener : listeners) {
            listener.onEvent(event);
        }
    }

    /** Begins to follow a batch; the interval to its first progress event starts now. */
    public ProgressMeter progressOf(String statement, long totalRows) {
        return new ProgressMeter(this, statement, totalRows, progressInterval, System::nanoTime);
    }
}
