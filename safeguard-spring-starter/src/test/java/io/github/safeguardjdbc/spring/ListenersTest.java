package io.github.safeguardjdbc.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardEvent.BatchFallback;
import io.github.safeguardjdbc.SafeguardEvent.BatchRewritten;
import io.github.safeguardjdbc.SafeguardEvent.ConnectionReplaced;
import io.github.safeguardjdbc.SafeguardEvent.Pinged;
import io.github.safeguardjdbc.SafeguardEvent.Progress;
import io.github.safeguardjdbc.SafeguardEvent.Protocol;
import io.github.safeguardjdbc.SafeguardEvent.Refused;
import io.github.safeguardjdbc.SafeguardEvent.Retried;
import io.github.safeguardjdbc.SafeguardEvent.RetryDeclined;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What becomes of events. */
class ListenersTest {
    private static final SafeguardEvent REWRITTEN =
            new BatchRewritten("INSERT INTO t", 1_000, 2, 30_000, 25_000, Protocol.BINARY);
    private static final SafeguardEvent REFUSED = new Refused("UPDATE t", 150_000, 100_000);
    private static final SafeguardEvent PROGRESS = new Progress("INSERT INTO t", 1, 2, 3);

    @Test
    void sharesOfTheLimitAreKeptUntilThereIsAMeter() {
        AtomicReference<OptionalLong> limit = new AtomicReference<>(OptionalLong.empty());
        PayloadShares shares = new PayloadShares(limit::get);
        List<Double> recorded = new ArrayList<>();

        shares.onEvent(REWRITTEN);
        limit.set(OptionalLong.of(100_000));
        shares.onEvent(REWRITTEN);
        shares.onEvent(PROGRESS);
        shares.sendTo(recorded::add);
        shares.onEvent(REFUSED);

        assertThat(recorded).containsExactly(0.25, 1.5);
    }

    @Test
    void everyKindOfEventThatHasASizeIsShared() {
        PayloadShares shares = new PayloadShares(() -> OptionalLong.of(100_000));
        List<Double> recorded = new ArrayList<>();
        shares.sendTo(recorded::add);

        // A new kind of event has to be put in one of the two.
        assertThat(SafeguardEvent.class.getPermittedSubclasses())
                .containsExactlyInAnyOrder(
                        BatchRewritten.class,
                        Refused.class,
                        BatchFallback.class,
                        SafeguardEvent.ValuesStaged.class,
                        SafeguardEvent.ValuesStreamed.class,
                        SafeguardEvent.Advised.class,
                        SafeguardEvent.InsertSplit.class,
                        SafeguardEvent.StatementAssembled.class,
                        Progress.class,
                        Pinged.class,
                        ConnectionReplaced.class,
                        Retried.class,
                        RetryDeclined.class);
        shares.onEvent(REWRITTEN);
        shares.onEvent(REFUSED);
        shares.onEvent(new SafeguardEvent.StatementAssembled("DELETE t", 300, 100));
        shares.onEvent(new SafeguardEvent.InsertSplit("INSERT INTO t", 2, 2, 400, 100, "size"));
        shares.onEvent(new SafeguardEvent.Advised("DELETE t", 500, 100, "assemble"));
        shares.onEvent(new BatchFallback("INSERT INTO t", 1, "23000", 1062));
        assertThat(recorded).hasSize(5);
        assertThat(recorded.get(1)).isEqualTo(1.5, within(1e-9));
    }

    @Test
    void eventsAreNotedOnTheCurrentObservationAndStartNone() {
        List<String> seen = new ArrayList<>();
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new Recorder(seen));
        ObservationEvents events = new ObservationEvents();
        events.onEvent(REWRITTEN);
        events.startWith(registry);
        events.onEvent(REWRITTEN);

        Observation.createNotStarted("request", registry).observe(() -> {
            events.onEvent(REWRITTEN);
            events.onEvent(PROGRESS);
            events.onEvent(new Pinged("SELECT", Duration.ofMinutes(1), true));
            events.onEvent(new Pinged("SELECT", Duration.ofMinutes(1), false));
            events.onEvent(REFUSED);
        });

        assertThat(seen)
                .containsExactly(
                        "start request",
                        "safeguard.batch.rewritten",
                        "safeguard.pinged",
                        "safeguard.refused",
                        "stop request");
    }

    /** Writes down what happens to observations. */
    private record Recorder(List<String> seen) implements ObservationHandler<Observation.Context> {
        @Override
        public void onStart(Observation.Context context) {
            seen.add("start " + context.getName());
        }

        @Override
        public void onEvent(Observation.Event event, Observation.Context context) {
            seen.add(event.getName());
        }

        @Override
        public void onStop(Observation.Context context) {
            seen.add("stop " + context.getName());
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }

    @Test
    void theLastFiftyEventsAreRemembered() {
        RecentEvents recent = new RecentEvents();
        for (int i = 0; i < 60; i++) {
            recent.onEvent(new Refused("UPDATE t" + i, 2, 1));
            recent.onEvent(PROGRESS);
        }

        assertThat(recent.entries()).hasSize(50);
        assertThat(recent.entries().get(0).event().statement()).isEqualTo("UPDATE t10");
        assertThat(recent.entries().get(49).event().statement()).isEqualTo("UPDATE t59");
    }

    @Test
    void namesOfEvents() {
        assertThat(ObservationEvents.nameOf(RetryDeclined.class)).isEqualTo("safeguard.retry.declined");
        assertThat(ObservationEvents.nameOf(Refused.class)).isEqualTo("safeguard.refused");
    }
}
