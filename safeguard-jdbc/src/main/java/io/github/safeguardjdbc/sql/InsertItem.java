package io.github.safeguardjdbc.sql;

import org.jspecify.annotations.Nullable;

/**
 * One value of a tuple.
 *
 * @param kind what it consists of
 * @param start the offset of its first character in the statement
 * @param end the offset after its last character
 * @param hazard what in it could mean something else when rows share a statement or cease to, as a noun phrase; null if
 *     nothing can, so that one statement for many rows and many statements for one row each are the same
 */
public record InsertItem(
        Kind kind, int start, int end, @Nullable String hazard) {

    /** The kinds of values. */
    public enum Kind {
        /** {@code ?} and nothing else. */
        PLACEHOLDER,
        /** A number with or without signs, a string, a hexadecimal or bit literal, a date literal, NULL, TRUE, FALSE. */
        LITERAL,
        /** {@code DEFAULT} and nothing else. */
        DEFAULT,
        /** Anything else; it may contain placeholders. */
        EXPRESSION
    }
}
