package io.github.safeguardjdbc.plan;

import io.github.safeguardjdbc.value.Row;
import java.sql.SQLException;

/**
 * Packet sizes of a batch's rows, in bytes, for the connection that will send them. Measuring throws if an application's
 * large object cannot be read or an object cannot be serialized.
 */
public interface RowSizes {

    /** Payload of the application's own statement with this row: never less than the packet, exact near the limit. */
    long own(Row row) throws SQLException;

    /** Bytes of a row's literals in a multi-row text statement; exact if the bound exceeds {@code exactAbove}. */
    long text(Row row, long exactAbove) throws SQLException;

    /** Bytes of a row's values in a multi-row binary statement; exact if the bound exceeds {@code exactAbove}. */
    long binary(Row row, long exactAbove) throws SQLException;

    /** Payload of a multi-row text statement with this many rows, without its literals. */
    long textFrame(int rows);

    /** Payload of a multi-row binary execution with this many rows, without its values. */
    long binaryFrame(int rows);

    /** Payload of the packet that prepares a multi-row statement with this many rows. */
    long prepareFrame(int rows);
}
