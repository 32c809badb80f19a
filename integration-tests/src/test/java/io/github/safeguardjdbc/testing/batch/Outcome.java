package io.github.safeguardjdbc.testing.batch;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an application sees of a batch.
 *
 * @param counts the update counts, equal ones in a row written once with their number
 * @param failure class, SQLState, code, message and cause of the exception, or empty
 */
record Outcome(String counts, String failure) {

    static Outcome of(Statement statement) throws SQLException {
        try {
            return new Outcome(
                    brief(Arrays.stream(statement.executeBatch()).asLongStream().toArray()), "");
        } catch (BatchUpdateException e) {
            return new Outcome(brief(e.getLargeUpdateCounts()), describe(e));
        } catch (SQLException e) {
            return new Outcome("", describe(e));
        }
    }

    /** The indexes of the entries with an update count of 1. */
    List<Integer> succeeded() {
        List<Integer> succeeded = new ArrayList<>();
        int entry = 0;
        for (String run : counts.isEmpty() ? new String[0] : counts.split(", ", -1)) {
            String[] countAndLength = run.split(" × ", -1);
            for (int end = entry + Integer.parseInt(countAndLength[1]); entry < end; entry++) {
                if (countAndLength[0].equals("1")) {
                    succeeded.add(entry);
                }
            }
        }
        return succeeded;
    }

    /** Class, SQLState, code and message of an exception and of its causes. */
    static String describe(SQLException failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable part = failure; part != null; part = part.getCause()) {
            text.append(text.isEmpty() ? "" : " <- ").append(part.getClass().getSimpleName());
            if (part instanceof SQLException sql) {
                text.append(' ').append(sql.getSQLState()).append('/').append(sql.getErrorCode());
                text.append(": ").append(withoutDatabase(sql.getMessage()));
            }
        }
        return text.toString();
    }

    /** Each run has a database of its own. */
    static String withoutDatabase(@Nullable String message) {
        return String.valueOf(message).replaceAll("test_\\d+", "test");
    }

    static String brief(long... counts) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < counts.length; ) {
            int end = i;
            while (end < counts.length && counts[end] == counts[i]) {
                end++;
            }
            text.append(text.isEmpty() ? "" : ", ")
                    .append(counts[i])
                    .append(" × ")
                    .append(end - i);
            i = end;
        }
        return text.toString();
    }

    /** The generated keys, or what asking for them throws. */
    static List<String> keys(Statement statement) {
        try (var keys = statement.getGeneratedKeys()) {
            return Sql.rows(keys);
        } catch (SQLException e) {
            return List.of(describe(e));
        }
    }
}
