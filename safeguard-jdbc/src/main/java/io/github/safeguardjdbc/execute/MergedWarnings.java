package io.github.safeguardjdbc.execute;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The warnings of several statements as those of one: rows are counted from the first of all. */
final class MergedWarnings {
    /** ER_WARN_DEPRECATED_SYNTAX: about the statement's text, as far as it is of one that may be split. */
    private static final int DEPRECATED_SYNTAX = 1287;

    /** How the server's messages end that name a row. */
    private static final Pattern ROW = Pattern.compile("(.* at row )(\\d+)", Pattern.DOTALL);

    private final int most;
    private @Nullable SQLWarning first;
    private int count;

    /** @param most so many are kept */
    MergedWarnings(int most) {
        this.most = most;
    }

    /**
     * Adds those of a statement that has just been executed.
     *
     * @param rowsBefore the rows in the statements before it
     */
    void addThoseOf(Statement statement, int rowsBefore) throws SQLException {
        for (SQLWarning w = statement.getWarnings(); w != null && count < most; w = w.getNextWarning()) {
            if (w.getErrorCode() == DEPRECATED_SYNTAX && rowsBefore > 0) {
                continue;
            }
            SQLWarning shifted = new SQLWarning(shifted(w.getMessage(), rowsBefore), w.getSQLState(), w.getErrorCode());
            if (first == null) {
                first = shifted;
            } else {
                first.setNextWarning(shifted);
            }
            count++;
        }
    }

    private static @Nullable String shifted(@Nullable String message, int rows) {
        Matcher row = message == null ? null : ROW.matcher(message);
        return row != null && row.matches() ? row.group(1) + (Long.parseLong(row.group(2)) + rows) : message;
    }

    @Nullable SQLWarning first() {
        return first;
    }
}
