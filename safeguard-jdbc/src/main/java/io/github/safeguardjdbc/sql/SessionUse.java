package io.github.safeguardjdbc.sql;

import org.jspecify.annotations.Nullable;

/**
 * What a statement has to do with the session that it runs in, beyond rows and transactions.
 *
 * <p>Names not known here are taken for the worst: a function that is not built in may write, a first word that is not known
 * may change the session.
 *
 * @param leaves what it leaves in the session and a new session would not have, as in {@code GET_LOCK}; null for nothing
 * @param needs what it reads of the session's past, as in {@code LAST_INSERT_ID}; null for nothing
 * @param plainRead it reads rows, and the same ones in any session, and does nothing else
 * @param commit it ends a transaction for good
 * @param idempotent its author says so, with the comment {@code /* safeguard:idempotent *}{@code /}
 */
public record SessionUse(
        @Nullable String leaves, @Nullable String needs, boolean plainRead, boolean commit, boolean idempotent) {

    /** What a statement has to do with its session, its quotes read as {@code mode} says. */
    public static SessionUse of(String sql, SqlMode mode) {
        return new SessionUseReader(sql, mode).read();
    }
}
