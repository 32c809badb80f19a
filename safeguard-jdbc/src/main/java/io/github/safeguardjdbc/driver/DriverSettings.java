package io.github.safeguardjdbc.driver;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.PropertySet;

/**
 * The settings of Connector/J that decide how a batch behaves.
 *
 * @param rewriteBatchedStatements the driver itself would rewrite batches
 * @param continueBatchOnError a batch goes on after a row that failed
 * @param useStreamLengths a declared length limits what is read of a stream
 * @param closeStreams streams are closed after they were sent
 * @param multiQueries a text may hold several statements
 * @param truncationIsFailure the driver reports a truncation warning as a failure of a statement that the server has executed; it
 *     does so only where it cannot make the server strict instead
 * @param serverPrepares statements are prepared by the server where it can
 * @param cursors rows may be fetched on demand, from a cursor at the server
 */
public record DriverSettings(
        boolean rewriteBatchedStatements,
        boolean continueBatchOnError,
        boolean useStreamLengths,
        boolean closeStreams,
        boolean multiQueries,
        boolean truncationIsFailure,
        boolean serverPrepares,
        boolean cursors) {

    static DriverSettings of(PropertySet properties) {
        return new DriverSettings(
                isOn(properties, PropertyKey.rewriteBatchedStatements),
                isOn(properties, PropertyKey.continueBatchOnError),
                isOn(properties, PropertyKey.useStreamLengthsInPrepStmts),
                isOn(properties, PropertyKey.autoClosePStmtStreams),
                isOn(properties, PropertyKey.allowMultiQueries),
                isOn(properties, PropertyKey.jdbcCompliantTruncation),
                isOn(properties, PropertyKey.useServerPrepStmts),
                isOn(properties, PropertyKey.useCursorFetch));
    }

    private static boolean isOn(PropertySet properties, PropertyKey key) {
        return properties.getBooleanProperty(key).getValue();
    }
}
