package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardListener;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Notes what safeguard does on the observation that is current, as {@code safeguard.batch.rewritten} for {@link
 * SafeguardEvent.BatchRewritten} and so on. It starts no observation of its own: the statements have theirs already, from
 * whatever traces JDBC.
 */
final class ObservationEvents implements SafeguardListener {
    private volatile @Nullable ObservationRegistry registry;

    /** Before that nothing is noted. */
    void startWith(ObservationRegistry value) {
        registry = value;
    }

    @Override
    public void onEvent(SafeguardEvent event) {
        ObservationRegistry known = registry;
        Observation current = known == null ? null : known.getCurrentObservation();
        if (current != null && isWorthNoting(event)) {
            current.event(Observation.Event.of(nameOf(event.getClass()), event.toString()));
        }
    }

    /** Progress comes every half second, and a connection that is alive is no news. */
    private static boolean isWorthNoting(SafeguardEvent event) {
        return !(event instanceof SafeguardEvent.Progress)
                && !(event instanceof SafeguardEvent.Pinged pinged && pinged.alive());
    }

    static String nameOf(Class<? extends SafeguardEvent> type) {
        return "safeguard" + type.getSimpleName().replaceAll("([A-Z])", ".$1").toLowerCase(Locale.ROOT);
    }
}
