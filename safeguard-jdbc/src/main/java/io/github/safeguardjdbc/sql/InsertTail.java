package io.github.safeguardjdbc.sql;

import org.jspecify.annotations.Nullable;

/**
 * What an INSERT or REPLACE says after its last tuple.
 *
 * @param end the offset after the last character that a statement made of some of the tuples needs
 */
record InsertTail(
        int end,
        boolean rowAlias,
        boolean onDuplicateKeyUpdate,
        int placeholders,
        @Nullable String hazard) {}
