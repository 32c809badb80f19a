package io.github.safeguardjdbc.metrics;

import java.util.Map;

/**
 * What safeguard has done since the data source was made; for all connections that the driver opened, since the first.
 *
 * <p>In JMX as {@code io.github.safeguardjdbc:type=DataSource,name=<name>}. Values only grow, and are read without a lock: a
 * statement that ends meanwhile may be in one of them and not yet in the next.
 */
public interface SafeguardMXBean {
    /** Batches sent as multi-row statements. */
    long getBatchesRewritten();

    /** Rows in those batches. */
    long getRowsRewritten();

    /** Multi-row statements that these batches became. */
    long getStatementsSent();

    /** Multi-row statements that a row made fail and whose rows were sent again one by one. */
    long getRowFallbacks();

    /** Statements that fit no packet and that the server has put together from pieces. */
    long getStatementsAssembled();

    /** Multi-row INSERTs that fit no packet and were sent as several statements. */
    long getInsertsSplit();

    /** Statements that fit no packet and of which it was only said what could be done. */
    long getAdvised();

    /** Large values sent ahead of their statements. */
    long getValuesStreamed();

    /** Large values put together on the server from pieces. */
    long getValuesStaged();

    /** Bytes of all these values. */
    long getValueBytes();

    /** Statements refused because they do not fit into a packet. */
    long getRefused();

    /** Bytes of payload in all multi-row statements. */
    long getBytes();

    /** The largest payload in bytes, sent or too large to be: a packet limit above it takes all that was seen. */
    long getLargestPayload();

    /** Idle connections that were asked, before a statement, whether they are still there. */
    long getPings();

    /** Lost connections in whose place another one was put. */
    long getConnectionsReplaced();

    /** Statements sent a second time because their connection was lost. */
    long getRetries();

    /** Statements whose connection was lost and that were not sent again, by reason. */
    Map<String, Long> getRetriesDeclined();
}
