package io.github.safeguardjdbc.testing.liveness;

import io.github.safeguardjdbc.SafeguardContext;
import io.github.safeguardjdbc.Verdict;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What a caller is told of what it has done on a connection.
 *
 * @param verdict on the statement that was lost; null for success
 * @param because why it was not sent again; empty for success
 */
public record Told(@Nullable Verdict verdict, String because) {
    private static final Told SUCCESS = new Told(null, "");

    /** Something that is done on a connection. */
    @FunctionalInterface
    public interface Call {
        void run() throws SQLException;
    }

    /**
     * Does it, and keeps what the caller is told.
     *
     * @throws AssertionError if it fails, and is not told a verdict
     */
    public static Told of(Call call) {
        try {
            call.run();
            return SUCCESS;
        } catch (SQLException e) {
            SafeguardContext context = Lost.contextIn(e);
            return new Told(context.verdict(), context.declined());
        }
    }

    public boolean isSuccess() {
        return verdict == null;
    }

    /** The verdict's name, or {@code success}. */
    public String kind() {
        return verdict == null ? "success" : verdict.name();
    }

    /**
     * Whether the caller is told no more than the truth about a write.
     *
     * @param executions how often the server has executed it, which may be half for what is not atomic
     */
    public boolean isTrueOf(double executions) {
        if (verdict == null) {
            return executions == 1;
        }
        return switch (verdict) {
            case NOT_SENT, NOT_EXECUTED -> executions == 0;
            case READ_ONLY -> false;
            case UNKNOWN, COMMIT_UNKNOWN -> executions <= 1;
        };
    }

    @Override
    public String toString() {
        return verdict == null ? "success" : verdict + " (" + because + ")";
    }
}
