package io.github.safeguardjdbc.doctor.explain;

import io.github.safeguardjdbc.sql.StatementKind;

/**
 * What would become of one statement.
 *
 * @param line the line of the script on which it begins, from 1
 * @param kind what it begins with
 * @param bytes its payload, in utf8mb4
 * @param plan what safeguard would do
 * @param reason why, or what else there is to know
 */
public record Explanation(int line, StatementKind kind, long bytes, Plan plan, String reason) {

    /** What safeguard would do with a statement. */
    public enum Plan {
        /** Sent as it is. */
        DIRECT,
        /** Sent as it is; batches of it travel in multi-row statements. */
        BATCHED,
        /** Sent in pieces, which the server puts together and executes as one statement. */
        ASSEMBLED,
        /** Sent as several statements, of which all or none stay. */
        SPLIT,
        /** Refused before a byte is sent. */
        REFUSED
    }
}
