package io.github.safeguardjdbc.plan;

import io.github.safeguardjdbc.sql.SqlMode;
import java.util.Arrays;
import java.util.List;

/**
 * The session variables that change what a multi-row INSERT means.
 *
 * @param sqlMode how the server reads quotes and backslashes
 * @param strict true if a bad value in a transactional table is an error; without it NULL for a NOT NULL column is an
 *     error in a one-row INSERT but a default value in a multi-row one
 * @param autoIncrementIncrement distance between two generated keys of one statement
 */
public record SessionFacts(SqlMode sqlMode, boolean strict, long autoIncrementIncrement) {

    /**
     * From the session's own variables.
     *
     * @param sqlMode {@code @@session.sql_mode}
     * @param autoIncrementIncrement {@code @@session.auto_increment_increment}
     */
    public static SessionFacts of(String sqlMode, long autoIncrementIncrement) {
        List<String> modes = Arrays.asList(sqlMode.split(","));
        return new SessionFacts(
                new SqlMode(modes.contains("ANSI_QUOTES"), modes.contains("NO_BACKSLASH_ESCAPES")),
                modes.contains("STRICT_TRANS_TABLES") || modes.contains("STRICT_ALL_TABLES"),
                autoIncrementIncrement);
    }
}
