package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.packet.ValueBytes.Meaning;

/**
 * What the session makes of the bytes of a string literal.
 *
 * @param client {@code character_set_client}: what they are read as
 * @param connection {@code character_set_connection}: what they are converted to
 * @param collation {@code collation_connection}: how the string compares
 */
record StringMeaning(String client, String connection, String collation) {

    static final String QUERY = "SELECT @@session.character_set_client, @@session.character_set_connection,"
            + " @@session.collation_connection";

    /** The expression that makes the same of a binary string. */
    String expression(String bytes, Meaning meaning) {
        if (meaning == Meaning.NATIONAL_TEXT) {
            // The driver writes _utf8'...', which the session does not convert.
            return "CONVERT(" + bytes + " USING utf8mb3)";
        }
        String read = "CONVERT(" + bytes + " USING " + client + ")";
        String converted = client.equals(connection) ? read : "CONVERT(" + read + " USING " + connection + ")";
        return converted + " COLLATE " + collation;
    }
}
