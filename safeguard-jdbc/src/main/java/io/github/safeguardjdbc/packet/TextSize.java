package io.github.safeguardjdbc.packet;

import io.github.safeguardjdbc.value.ParameterSet;
import java.sql.SQLException;

/**
 * Sizes of statements in the text protocol (COM_QUERY), where the driver writes parameters into the SQL as literals.
 *
 * <p>Sizes are payloads in bytes: what the server holds against {@code max_allowed_packet}. All functions are pure and
 * thread-safe. SQL is given as the driver sends it: with JDBC escapes already translated ({@code nativeSQL}).
 *
 * <p>Upper bounds look at lengths only and cost a few nanoseconds for a parameter, however long it is. They are
 * {@link Size#UNKNOWN} for what cannot be measured so: streams and readers that were not read ahead, large objects,
 * serialized objects, strings bound as decimals.
 *
 * <p>Exact sizes read every character. An upper bound takes their place for
 *
 * <ul>
 *   <li>streams and readers that were not read ahead, and XML that was not set as a string ({@link Size#UNKNOWN}; the
 *       driver's own check is then what refuses a packet);
 *   <li>strings that {@code setObject} binds as a number (other than a decimal), a date or a time;
 *   <li>dates and times that {@code setObject} binds as text, {@code java.sql.Date} bound as TIMESTAMP,
 *       {@code java.sql.Time} bound as anything but TIME, subclasses of the JDK's dates, calendars other than the
 *       Gregorian, and dates beyond four-digit years;
 *   <li>the driver's own target types MEDIUMINT, YEAR, DATETIME and the unsigned ones;
 *   <li>large objects bound with a length.
 * </ul>
 *
 * <p>Query attributes of the application or of a tracing agent are not counted.
 *
 * @see <a href="https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query.html">COM_QUERY</a>
 */
public final class TextSize {
    private static final int COMMAND = 1;
    private static final int QUERY_ATTRIBUTE_COUNTS = 2;

    private TextSize() {}

    /** What stands around the SQL in a packet: the command, the counts of query attributes, a statement comment. */
    public static long frame(Encoding encoding) {
        long attributes = encoding.queryAttributes() ? QUERY_ATTRIBUTE_COUNTS : 0;
        return COMMAND + attributes + encoding.commentBytes();
    }

    /** Upper bound of a statement without parameters. */
    public static long upperBound(String sql, Encoding encoding) {
        return frame(encoding) + encoding.charset().upperBound(sql.length());
    }

    /** Exact size of a statement without parameters. */
    public static long exact(String sql, Encoding encoding) {
        return frame(encoding) + encoding.charset().bytes(sql);
    }

    /** Upper bound of a statement with its parameters. */
    public static long upperBound(String sql, ParameterSet parameters, Encoding encoding) {
        return Size.sum(upperBound(sql, encoding), literalsUpperBound(parameters, encoding));
    }

    /**
     * Exact size of a statement with its parameters, one for each {@code ?}.
     *
     * @throws SQLException if a large object cannot be read, or an object cannot be serialized
     */
    public static long exact(String sql, ParameterSet parameters, Encoding encoding) throws SQLException {
        return Size.sum(exact(sql, encoding) - parameters.size(), literals(parameters, encoding));
    }

    /** Upper bound of the literals that parameters become. */
    public static long literalsUpperBound(ParameterSet parameters, Encoding encoding) {
        long sum = 0;
        for (int i = 0; i < parameters.size(); i++) {
            sum = Size.sum(sum, LiteralBound.of(parameters.setter(i), parameters.value(i), encoding));
        }
        return sum;
    }

    /**
     * Exact size of the literals that parameters become.
     *
     * @throws SQLException if a large object cannot be read, or an object cannot be serialized
     */
    public static long literals(ParameterSet parameters, Encoding encoding) throws SQLException {
        long sum = 0;
        for (int i = 0; i < parameters.size(); i++) {
            sum = Size.sum(sum, Literal.size(parameters.setter(i), parameters.value(i), encoding));
        }
        return sum;
    }

    /**
     * Exact size of the literal that one parameter becomes.
     *
     * @throws SQLException if a large object cannot be read, or an object cannot be serialized
     */
    public static long literal(ParameterSet parameters, int parameter, Encoding encoding) throws SQLException {
        return Literal.size(parameters.setter(parameter), parameters.value(parameter), encoding);
    }

    /** Upper bound of the literal that so many bytes become. */
    public static long binaryLiteralUpperBound(long bytes) {
        return LiteralBound.bytes(bytes);
    }

    /**
     * Bytes of the SQL of a multi-row statement: a head, tuples that are alike with a comma between them, and a tail.
     *
     * @param head bytes up to the first tuple
     * @param tuple bytes of one tuple: without its {@code ?} where literals are counted apart, with them for a prepare
     * @param tail bytes after the last tuple
     * @param rows number of tuples, at least 1
     */
    public static long multiRow(long head, long tuple, long tail, int rows) {
        return Size.sum(Size.sum(head, tail), Size.times(rows, tuple) + rows - 1);
    }
}
