package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardListener;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often safeguard did what, in those seats that take a listener. */
final class EventCounts implements SafeguardListener {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    @Override
    public void onEvent(SafeguardEvent event) {
        counts.computeIfAbsent(event.getClass().getSimpleName(), name -> new LongAdder())
                .increment();
    }

    @Override
    public String toString() {
        return new TreeMap<>(counts).toString();
    }
}
