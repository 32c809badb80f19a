package io.github.safeguardjdbc.metrics;

import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.SafeguardListener;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts events. Safe for any number of threads, which do not wait for each other. */
public final class SafeguardCounters implements SafeguardListener, SafeguardMXBean {
    private final LongAdder batchesRewritten = new LongAdder();
    private final LongAdder rowsRewritten = new LongAdder();
    private final LongAdder statementsSent = new LongAdder();
    private final LongAdder rowFallbacks = new LongAdder();
    private final LongAdder statementsAssembled = new LongAdder();
    private final LongAdder insertsSplit = new LongAdder();
    private final LongAdder advised = new LongAdder();
    private final LongAdder valuesStreamed = new LongAdder();
    private final LongAdder valuesStaged = new LongAdder();
    private final LongAdder valueBytes = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder pings = new LongAdder();
    private final LongAdder connectionsReplaced = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final Map<SafeguardEvent.Declined, LongAdder> retriesDeclined = new ConcurrentHashMap<>();
    private final LongAccumulator largestPayload = new LongAccumulator(Math::max, 0);

    @Override
    public void onEvent(SafeguardEvent event) {
        if (event instanceof SafeguardEvent.BatchRewritten batch) {
            batchesRewritten.increment();
            rowsRewritten.add(batch.rows());
            statementsSent.add(batch.statements());
            bytes.add(batch.bytes());
            largestPayload.accumulate(batch.largestPayload());
        } else if (event instanceof SafeguardEvent.BatchFallback) {
            rowFallbacks.increment();
        } else if (event instanceof SafeguardEvent.StatementAssembled statement) {
            statementsAssembled.increment();
            largestPayload.accumulate(statement.payloadBytes());
        } else if (event instanceof SafeguardEvent.InsertSplit statement) {
            insertsSplit.increment();
            largestPayload.accumulate(statement.payloadBytes());
        } else if (event instanceof SafeguardEvent.Advised statement) {
            advised.increment();
            largestPayload.accumulate(statement.payloadBytes());
        } else if (event instanceof SafeguardEvent.ValuesStreamed streamed) {
            valuesStreamed.add(streamed.values());
            valueBytes.add(streamed.bytes());
        } else if (event instanceof SafeguardEvent.ValuesStaged staged) {
            valuesStaged.add(staged.values());
            valueBytes.add(staged.bytes());
        } else if (event instanceof SafeguardEvent.Refused statement) {
            refused.increment();
            largestPayload.accumulate(statement.payloadBytes());
        } else {
            countLiveness(event);
        }
    }

    private void countLiveness(SafeguardEvent event) {
        if (event instanceof SafeguardEvent.Pinged) {
            pings.increment();
        } else if (event instanceof SafeguardEvent.ConnectionReplaced) {
            connectionsReplaced.increment();
        } else if (event instanceof SafeguardEvent.Retried) {
            retries.increment();
        } else if (event instanceof SafeguardEvent.RetryDeclined statement) {
            retriesDeclined
                    .computeIfAbsent(statement.reason(), reason -> new LongAdder())
                    .increment();
        }
    }

    @Override
    public long getBatchesRewritten() {
        return batchesRewritten.sum();
    }

    @Override
    public long getRowsRewritten() {
        return rowsRewritten.sum();
    }

    @Override
    public long getStatementsSent() {
        return statementsSent.sum();
    }

    @Override
    public long getRowFallbacks() {
        return rowFallbacks.sum();
    }

    @Override
    public long getStatementsAssembled() {
        return statementsAssembled.sum();
    }

    @Override
    public long getInsertsSplit() {
        return insertsSplit.sum();
    }

    @Override
    public long getAdvised() {
        return advised.sum();
    }

    @Override
    public long getValuesStreamed() {
        return valuesStreamed.sum();
    }

    @Override
    public long getValuesStaged() {
        return valuesStaged.sum();
    }

    @Override
    public long getValueBytes() {
        return valueBytes.sum();
    }

    @Override
    public long getRefused() {
        return refused.sum();
    }

    @Override
    public long getBytes() {
        return bytes.sum();
    }

    @Override
    public long getLargestPayload() {
        return largestPayload.get();
    }

    @Override
    public long getPings() {
        return pings.sum();
    }

    @Override
    public long getConnectionsReplaced() {
        return connectionsReplaced.sum();
    }

    @Override
    public long getRetries() {
        return retries.sum();
    }

    @Override
    public Map<String, Long> getRetriesDeclined() {
        Map<String, Long> byReason = new TreeMap<>();
        retriesDeclined.forEach((reason, count) -> byReason.put(reason.name(), count.sum()));
        return byReason;
    }
}
