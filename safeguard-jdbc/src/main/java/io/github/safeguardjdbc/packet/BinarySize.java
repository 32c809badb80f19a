package io.github.safeguardjdbc.packet;

import io.github.safeguardjdbc.value.ParameterSet;
import java.sql.SQLException;

/**
 * Sizes of statements in the binary protocol: COM_STMT_PREPARE, which carries the SQL, and COM_STMT_EXECUTE, which
 * carries the parameters.
 *
 * <p>Sizes are payloads in bytes: what the server holds against {@code max_allowed_packet}. All functions are pure and
 * thread-safe. Upper bounds look at lengths only. Streams, readers, large objects and serialized objects travel in
 * COM_STMT_SEND_LONG_DATA packets of their own, and count nothing here.
 *
 * <p>Exact sizes assume that the types of the parameters are sent, as they are whenever the application has set any
 * parameter to something else than NULL since the last successful execution. An upper bound takes the place of an exact
 * size for
 *
 * <ul>
 *   <li>dates and times that {@code setObject} binds without a type, where the server tells the driver that the column
 *       keeps fewer fractional digits than the value has (4 bytes each may be missing);
 *   <li>strings that {@code setObject} binds as a date or a time, dates and times that it binds as text,
 *       {@code java.sql.Date} bound as TIMESTAMP, {@code java.sql.Time} bound as anything but TIME, and the driver's own
 *       target types MEDIUMINT, YEAR, DATETIME and the unsigned ones;
 *   <li>statements without parameters on servers 8.0.23 to 8.0.25, where the driver leaves out the count (1 byte).
 * </ul>
 *
 * <p>Query attributes of the application or of a tracing agent are not counted.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_stmt_execute.html">COM_STMT_EXECUTE</a>
 */
public final class BinarySize {
    private static final int COMMAND = 1;
    private static final int STATEMENT_ID_FLAGS_AND_ITERATIONS = 9;
    private static final int NEW_TYPES_FLAG = 1;
    private static final int TYPE = 2;
    private static final int EMPTY_NAME = 1;

    private BinarySize() {}

    /** Upper bound of the packet that prepares a statement. */
    public static long prepareUpperBound(String sql, Encoding encoding) {
        return prepare(encoding.charset().upperBound(sql.length()));
    }

    /** Exact size of the packet that prepares a statement. */
    public static long prepare(String sql, Encoding encoding) {
        return prepare(encoding.charset().bytes(sql));
    }

    /** Size of the packet that prepares a statement of so many bytes. */
    public static long prepare(long sqlBytes) {
        return Size.sum(COMMAND, sqlBytes);
    }

    /** What stands around the values in an execution's packet: header, NULL bits, types. */
    public static long frame(int parameters, Encoding encoding) {
        long frame = COMMAND + STATEMENT_ID_FLAGS_AND_ITERATIONS;
        int perParameter = TYPE;
        if (encoding.queryAttributes()) {
            frame += Size.lengthEncoded(parameters);
            perParameter += EMPTY_NAME;
        }
        if (parameters > 0) {
            frame += (parameters + 7) / 8 + NEW_TYPES_FLAG + (long) parameters * perParameter;
        }
        return frame;
    }

    /** Upper bound of the packet that executes a statement with these parameters. */
    public static long upperBound(ParameterSet parameters, Encoding encoding) {
        return Size.sum(frame(parameters.size(), encoding), valuesUpperBound(parameters, encoding));
    }

    /** Exact size of the packet that executes a statement with these parameters. */
    public static long exact(ParameterSet parameters, Encoding encoding) {
        return Size.sum(frame(parameters.size(), encoding), values(parameters, encoding));
    }

    /**
     * Bytes of the largest value that is sent ahead of the execution, which must not exceed {@code max_allowed_packet} either
     * (the server adds up its pieces: {@code Item_param::set_longdata}); {@link Size#UNKNOWN} if there is one that was not
     * read ahead.
     *
     * @throws SQLException if a large object cannot be read
     */
    public static long longestSentAhead(ParameterSet parameters, Encoding encoding) throws SQLException {
        long longest = 0;
        for (int i = 0; i < parameters.size(); i++) {
            longest = Math.max(longest, BinaryValue.sentAhead(parameters.setter(i), parameters.value(i), encoding));
        }
        return longest;
    }

    /** Upper bound of the values alone: a multi-row statement carries those of all its rows in one frame. */
    public static long valuesUpperBound(ParameterSet parameters, Encoding encoding) {
        long sum = 0;
        for (int i = 0; i < parameters.size(); i++) {
            sum = Size.sum(sum, BinaryValue.upperBound(parameters.setter(i), parameters.value(i), encoding));
        }
        return sum;
    }

    /** Exact size of one value. */
    public static long value(ParameterSet parameters, int parameter, Encoding encoding) {
        return BinaryValue.exact(parameters.setter(parameter), parameters.value(parameter), encoding);
    }

    /** Exact size of the values alone. */
    public static long values(ParameterSet parameters, Encoding encoding) {
        long sum = 0;
        for (int i = 0; i < parameters.size(); i++) {
            sum = Size.sum(sum, BinaryValue.exact(parameters.setter(i), parameters.value(i), encoding));
        }
        return sum;
    }
}
