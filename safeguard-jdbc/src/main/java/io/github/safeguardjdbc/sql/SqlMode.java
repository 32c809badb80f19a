package io.github.safeguardjdbc.sql;

/**
 * The two flags of a session's {@code sql_mode} that decide where a token ends.
 *
 * <p>The lexer reads characters, not bytes. That agrees with the server for every connection charset in which no
 * character beyond ASCII is sent as an ASCII byte: utf8mb4, the latin family, gbk, big5. It does not hold for sjis and
 * cp932, where the yen sign may be sent as a backslash.
 *
 * @param ansiQuotes {@code ANSI_QUOTES}: {@code "…"} is an identifier, not a string
 * @param noBackslashEscapes {@code NO_BACKSLASH_ESCAPES}: a backslash in a string is an ordinary character
 */
public record SqlMode(boolean ansiQuotes, boolean noBackslashEscapes) {

    /** Neither flag: what a server has unless it was configured otherwise. */
    public static final SqlMode DEFAULT = new SqlMode(false, false);
}
