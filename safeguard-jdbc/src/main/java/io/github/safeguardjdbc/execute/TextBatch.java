package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.sql.SessionUse;
import io.github.safeguardjdbc.sql.SqlMode;
import io.github.safeguardjdbc.sql.StatementKind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What must be known of the entries of a plain statement's batch, which the driver keeps. Not thread-safe. */
public final class TextBatch {
    private final List<Suspect> suspects = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private boolean mayChangeSession;

    /** Notes an entry that the driver has taken. */
    public void add(String sql, Admission admission) throws SQLException {
        if (!admission.surelyFits(sql)) {
            suspects.add(new Suspect(texts.size(), sql));
        }
        texts.add(sql);
        mayChangeSession |= StatementKind.of(sql).mayChangeSession();
    }

    /** True if an entry reads what an earlier statement has left in the session. */
    public boolean needsSession() {
        return texts.stream()
                .anyMatch(sql -> SessionUse.of(sql, SqlMode.DEFAULT).needs() != null);
    }

    /** The entries in their order. */
    public List<String> texts() {
        return texts;
    }

    /** True if an entry may change session variables or tables. */
    public boolean mayChangeSession() {
        return mayChangeSession;
    }

    /**
     * Lets the batch pass.
     *
     * @throws PacketLimitException if an entry fits no packet
     */
    public void check(Admission admission) throws SQLException {
        for (Suspect suspect : suspects) {
            admission.check(suspect.sql, suspect.index, texts.size());
        }
    }

    /** True if an entry fits no packet. */
    public boolean isOversize(Admission admission) throws SQLException {
        for (Suspect suspect : suspects) {
            if (admission.oversize(suspect.sql) != Admission.FITS) {
                return true;
            }
        }
        return false;
    }

    private record Suspect(int index, String sql) {}
}
