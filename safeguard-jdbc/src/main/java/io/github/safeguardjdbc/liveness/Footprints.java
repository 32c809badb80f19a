package io.github.safeguardjdbc.liveness;

import io.github.safeguardjdbc.sql.Masked;
import io.github.safeguardjdbc.sql.SessionUse;
import io.github.safeguardjdbc.sql.SqlMode;
import org.jspecify.annotations.Nullable;

/**
 * What the statements of a borrowed connection have left in its session.
 *
 * <p>Texts are only collected, and read when a connection was lost: most are never read, as most connections go back to
 * their pool before. A text that runs again and again, as a prepared one does, is collected once.
 */
final class Footprints {
    private static final int COLLECTED = 32;
    private static final int LONGEST_KEPT = 4_096;

    private final @Nullable String[] texts = new String[COLLECTED];
    private int size;
    private @Nullable String last;
    private @Nullable String pin;

    /** Notes a statement that has been executed. */
    @SuppressWarnings("ReferenceEquality") // a cheap way to know it again; equal texts that are missed cost a slot
    void add(String sql, SqlMode quoting) {
        if (sql == last || pin != null) {
            return;
        }
        if (sql.length() > LONGEST_KEPT) {
            read(sql, quoting);
            return;
        }
        last = sql;
        texts[size++] = sql;
        if (size == COLLECTED) {
            readAll(quoting);
        }
    }

    /** Notes that the server has told of a change, which the text may tell as well, and more of it. */
    void changed(String by, SqlMode quoting) {
        readAll(quoting);
        pinned("what the server calls a change of its state by " + by);
    }

    /** Notes something else that no new session would have. */
    void pinned(String by) {
        if (pin == null) {
            pin = by;
        }
    }

    /** What was left in the session first, and by which statement; null if nothing was. */
    @Nullable String pin(SqlMode quoting) {
        readAll(quoting);
        return pin;
    }

    private void readAll(SqlMode quoting) {
        for (int i = 0; i < size; i++) {
            String sql = texts[i];
            if (sql != null) {
                read(sql, quoting);
            }
            texts[i] = null;
        }
        size = 0;
        last = null;
    }

    private void read(String sql, SqlMode quoting) {
        if (pin == null) {
            String left = SessionUse.of(sql, quoting).leaves();
            pin = left == null ? null : left + " by the statement " + Masked.of(sql);
        }
    }
}
