package io.github.safeguardjdbc.driver;

import com.mysql.cj.QueryInfo;
import com.mysql.cj.QueryReturnType;

/**
 * A text that runs one statement and is, for the driver, another.
 *
 * <p>The driver reads the beginning of each text: to refuse executeQuery where no rows will come and executeUpdate where some
 * will, to refuse writing on a read-only connection, to count generated keys. It also reads inside version comments, which the
 * server skips for versions that it does not have yet.
 */
final class Impersonation {
    private static final String NEVER = "/*!99999 ";

    private Impersonation() {}

    /**
     * A text that executes a prepared statement.
     *
     * @param name of the prepared statement
     * @param sql what it was prepared from, and what the driver is to take it for
     */
    static String executing(String name, String sql, boolean noBackslashEscapes) {
        String words = words(sql, noBackslashEscapes);
        String execute = "EXECUTE " + name;
        return words.isEmpty() ? execute : NEVER + words + " */" + execute;
    }

    private static String words(String sql, boolean noBackslashEscapes) {
        QueryReturnType rows = QueryInfo.getQueryReturnType(sql, noBackslashEscapes);
        if (rows == QueryReturnType.MAY_PRODUCE_RESULT_SET) {
            return "";
        }
        if (rows == QueryReturnType.PRODUCES_RESULT_SET) {
            return "SELECT";
        }
        if (QueryInfo.isReadOnlySafeQuery(sql, noBackslashEscapes)) {
            return "SET";
        }
        return switch (QueryInfo.firstCharOfStatementUc(sql, noBackslashEscapes)) {
            case 'I' ->
                QueryInfo.containsOnDuplicateKeyUpdateClause(sql, noBackslashEscapes)
                        ? "INSERT ON DUPLICATE KEY UPDATE"
                        : "INSERT";
            case 'R' -> "REPLACE";
            default -> "UPDATE";
        };
    }
}
