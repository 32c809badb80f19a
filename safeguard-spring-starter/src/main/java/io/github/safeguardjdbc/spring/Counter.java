package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.metrics.SafeguardMXBean;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A counter of a data source that is one number, as a meter and in the endpoint.
 *
 * @param name as in {@code rewritten.rows}; its last word is the base unit
 * @param description what it counts
 * @param reader where it is read
 */
record Counter(String name, String description, ToLongFunction<SafeguardMXBean> reader) {

    /** A counter that safeguard gains is a line here; a test finds those that are missing. */
    static final List<Counter> ALL = List.of(
            new Counter(
                    "rewritten.batches", "Batches sent as multi-row statements", SafeguardMXBean::getBatchesRewritten),
            new Counter("rewritten.rows", "Rows in those batches", SafeguardMXBean::getRowsRewritten),
            new Counter(
                    "rewritten.statements", "Statements that those batches became", SafeguardMXBean::getStatementsSent),
            new Counter("rewritten.bytes", "Payload of those statements", SafeguardMXBean::getBytes),
            new Counter(
                    "fallback.statements",
                    "Multi-row statements that a row made fail and whose rows were sent one by one",
                    SafeguardMXBean::getRowFallbacks),
            new Counter(
                    "assembled.statements",
                    "Statements that the server put together from pieces",
                    SafeguardMXBean::getStatementsAssembled),
            new Counter("split.statements", "INSERTs sent as several statements", SafeguardMXBean::getInsertsSplit),
            new Counter(
                    "advised.statements",
                    "Statements of which was only said what would be done",
                    SafeguardMXBean::getAdvised),
            new Counter(
                    "streamed.values",
                    "Large values sent ahead of their statement",
                    SafeguardMXBean::getValuesStreamed),
            new Counter(
                    "staged.values",
                    "Large values that the server put together from pieces",
                    SafeguardMXBean::getValuesStaged),
            new Counter("uploaded.bytes", "Bytes of those values", SafeguardMXBean::getValueBytes),
            new Counter("refused.statements", "Statements that fit no packet", SafeguardMXBean::getRefused),
            new Counter(
                    "idle.pings",
                    "Idle connections that were asked whether they are still there",
                    SafeguardMXBean::getPings),
            new Counter(
                    "replaced.connections",
                    "Lost connections in whose place another one was put",
                    SafeguardMXBean::getConnectionsReplaced),
            new Counter(
                    "retried.statements",
                    "Statements sent a second time because their connection was lost",
                    SafeguardMXBean::getRetries));

    String unit() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    long read(SafeguardMXBean counters) {
        return reader.applyAsLong(counters);
    }
}
