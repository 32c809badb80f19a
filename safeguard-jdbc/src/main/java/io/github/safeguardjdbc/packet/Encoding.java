package io.github.safeguardjdbc.packet;

/**
 * Everything about a connection and its driver that decides how many bytes a statement becomes; immutable.
 *
 * <p>Character set and SQL modes are those of the time when the connection was made: the driver does not notice a later
 * {@code SET}, and encodes as before.
 *
 * @param driver the driver's version
 * @param charset the character set of statements and strings ({@code characterEncoding})
 * @param clobCharset the character set of readers and clobs ({@code clobCharacterEncoding}, else {@code charset})
 * @param noBackslashEscapes true if the SQL mode has NO_BACKSLASH_ESCAPES
 * @param ansiQuotes true if the SQL mode has ANSI_QUOTES
 * @param queryAttributes true if CLIENT_QUERY_ATTRIBUTES was negotiated (servers from 8.0.23)
 * @param commentBytes what a statement comment adds to each text statement: its bytes and 7 more, or 0 without one
 * @param fractions how fractional seconds are sent
 * @param serializesUtilDates true if the driver's {@code treatUtilDateAsTimestamp} is off, so that {@code setObject}
 *     serializes any {@code java.util.Date}
 */
public record Encoding(
        DriverVersion driver,
        ConnectionCharset charset,
        ConnectionCharset clobCharset,
        boolean noBackslashEscapes,
        boolean ansiQuotes,
        boolean queryAttributes,
        int commentBytes,
        Fractions fractions,
        boolean serializesUtilDates) {

    private static final int COMMENT_DELIMITERS = 7;

    /** What a connection to a current server has if neither URL nor server configuration say otherwise. */
    public static Encoding defaultOf(DriverVersion driver) {
        return new Encoding(
                driver,
                ConnectionCharset.UTF_8,
                ConnectionCharset.UTF_8,
                false,
                false,
                true,
                0,
                Fractions.DEFAULT,
                false);
    }

    /** The same with a comment that the driver puts before each text statement, in delimiters and spaces of its own. */
    public Encoding withComment(String comment) {
        return new Encoding(
                driver,
                charset,
                clobCharset,
                noBackslashEscapes,
                ansiQuotes,
                queryAttributes,
                (int) (COMMENT_DELIMITERS + charset.bytes(comment)),
                fractions,
                serializesUtilDates);
    }

    /** True if {@code byte[]} values and readers are sent as hexadecimal literals. */
    boolean sendsBytesAsHex() {
        return noBackslashEscapes || charset.isMultiByte();
    }

    /** True if streams and blobs are sent as hexadecimal literals. */
    boolean sendsStreamsAsHex() {
        return noBackslashEscapes || driver.sendsStreamsAsHex();
    }
}
