package io.github.safeguardjdbc.testing.oracle;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Exceptions as text to compare. */
final class Failures {
    private static final Pattern COUNTS = Pattern.compile(" (counts|large) \\[[-0-9, ]*]");
    private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{4,}");

    private Failures() {}

    static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder(one(failure));
        if (failure instanceof BatchUpdateException batch) {
            text.append(" counts ").append(Arrays.toString(batch.getUpdateCounts()));
            text.append(" large ").append(Arrays.toString(batch.getLargeUpdateCounts()));
        }
        if (failure.getCause() != null) {
            text.append("; cause ").append(one(failure.getCause()));
        }
        if (failure instanceof SQLException sql && sql.getNextException() != null) {
            text.append("; next ").append(describe(sql.getNextException()));
        }
        return text.toString();
    }

    /** The description without the update counts in it. */
    static String withoutCounts(String description) {
        return COUNTS.matcher(description).replaceAll("");
    }

    private static String one(@Nullable Throwable failure) {
        if (failure instanceof SQLException sql) {
            return sql.getClass().getName() + " " + sql.getSQLState() + "/" + sql.getErrorCode() + " " + message(sql);
        }
        return failure == null ? "none" : failure.getClass().getName() + " " + message(failure);
    }

    private static String message(Throwable failure) {
        return IDENTITY.matcher(String.valueOf(failure.getMessage())).replaceAll("@identity");
    }
}
