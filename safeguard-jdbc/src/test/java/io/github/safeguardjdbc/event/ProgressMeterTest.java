package io.github.safeguardjdbc.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardEvent.Progress;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
    private final List<SafeguardEvent> heard = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);

    private ProgressMeter meter(Duration interval) {
        EventPublisher events = new EventPublisher(interval, List.of(heard::add));
        return new ProgressMeter(events, "INSERT INTO t", 1_000, interval, nanos::get);
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void tellsWhatWasDoneSoFarOncePerInterval() {
        ProgressMeter meter = meter(Duration.ofMillis(500));

        pass(499);
        meter.advance(100, 1_000);
        pass(1);
        meter.advance(100, 1_000);
        meter.advance(100, 1_000);
        pass(2_000);
        meter.advance(1, 10);
        meter.advance(1, 10);

        assertThat(heard)
                .containsExactly(
                        new Progress("INSERT INTO t", 200, 1_000, 2_000),
                        new Progress("INSERT INTO t", 301, 1_000, 3_010));
    }

    @Test
    void isSilentInABatchShorterThanTheInterval() {
        ProgressMeter meter = meter(Duration.ofMillis(500));

        meter.advance(1_000, 10_000);

        assertThat(heard).isEmpty();
    }

    @Test
    void isSilentForeverIfTheIntervalNeverPasses() {
        ProgressMeter meter = meter(ChronoUnit.FOREVER.getDuration());

        pass(TimeUnit.DAYS.toMillis(1_000));
        meter.advance(1_000, 10_000);

        assertThat(heard).isEmpty();
    }

    @Test
    void comesFromThePublisherWithTheRealClock() {
        ProgressMeter meter =
                new EventPublisher(Duration.ofNanos(1), List.of(heard::add)).progressOf("REPLACE INTO t", 3);

        meter.advance(1, 10);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (heard.isEmpty() && System.nanoTime() < deadline) {
            meter.advance(0, 0);
        }

        assertThat(heard).first().isEqualTo(new Progress("REPLACE INTO t", 1, 3, 10));
    }
}
