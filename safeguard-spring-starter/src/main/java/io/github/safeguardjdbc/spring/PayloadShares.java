package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardListener;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How much of the limit payloads take. What comes before there is a meter, such as a migration at the start, is kept for it
 * within a bound. Thread-safe.
 */
final class PayloadShares implements SafeguardListener {
    private static final int KEPT = 1_000;

    private final Supplier<OptionalLong> limit;
    private final List<Double> early = new ArrayList<>();
    private volatile @Nullable DoubleConsumer meter;

    /** @param limit the largest payload in bytes, once it is known */
    PayloadShares(Supplier<OptionalLong> limit) {
        this.limit = limit;
    }

    @Override
    public void onEvent(SafeguardEvent event) {
        share(event).ifPresent(this::record);
    }

    /** The largest payload of an event as a share of the limit; above 1 if it fits no packet. */
    private OptionalDouble share(SafeguardEvent event) {
        if (event instanceof SafeguardEvent.BatchRewritten batch) {
            OptionalLong bytes = limit.get();
            return bytes.isPresent() ? share(batch.largestPayload(), bytes.getAsLong()) : OptionalDouble.empty();
        }
        if (event instanceof SafeguardEvent.StatementAssembled statement) {
            return share(statement.payloadBytes(), statement.limitBytes());
        }
        if (event instanceof SafeguardEvent.InsertSplit statement) {
            return share(statement.payloadBytes(), statement.limitBytes());
        }
        if (event instanceof SafeguardEvent.Advised statement) {
            return share(statement.payloadBytes(), statement.limitBytes());
        }
        if (event instanceof SafeguardEvent.Refused statement) {
            return share(statement.payloadBytes(), statement.limitBytes());
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble share(long payload, long limit) {
        return OptionalDouble.of((double) payload / limit);
    }

    private void record(double share) {
        DoubleConsumer known = meter;
        if (known == null) {
            known = meterOrKeep(share);
        }
        if (known != null) {
            known.accept(share);
        }
    }

    private synchronized @Nullable DoubleConsumer meterOrKeep(double share) {
        if (meter == null && early.size() < KEPT) {
            early.add(share);
        }
        return meter;
    }

    /** From now on shares go there, and those that were kept go first. */
    synchronized void sendTo(DoubleConsumer value) {
        early.forEach(value::accept);
        early.clear();
        DoubleConsumer before = meter;
        meter = before == null ? value : before.andThen(value);
    }
}
