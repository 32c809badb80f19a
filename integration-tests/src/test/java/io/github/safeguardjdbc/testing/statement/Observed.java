package io.github.safeguardjdbc.testing.statement;

import io.github.safeguardjdbc.testing.batch.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What an application sees of one statement, and what it leaves behind.
 *
 * @param results the results in their order, or the exception
 * @param keys the generated keys
 * @param warnings their messages
 * @param after what queries answered afterwards
 */
record Observed(List<String> results, List<String> keys, List<String> warnings, List<String> after) {

    /** Executes a statement and looks at everything; a transaction that the connection is in is committed at the end. */
    static Observed of(Connection connection, String sql, List<String> questions) throws SQLException {
        return of(connection, sql, true, questions);
    }

    /** The same, perhaps without asking for keys. */
    static Observed of(Connection connection, String sql, boolean keysWanted, List<String> questions)
            throws SQLException {
        List<String> results = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            boolean rows =
                    statement.execute(sql, keysWanted ? Statement.RETURN_GENERATED_KEYS : Statement.NO_GENERATED_KEYS);
            if (!rows && keysWanted) {
                try (ResultSet generated = statement.getGeneratedKeys()) {
                    keys.addAll(Sql.rows(generated));
                }
            }
            for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
                warnings.add(w.getErrorCode() + " " + w.getMessage());
            }
            while (rows || statement.getLargeUpdateCount() >= 0) {
                results.add(rows ? rows(statement) : "count " + statement.getLargeUpdateCount());
                rows = statement.getMoreResults();
            }
        } catch (SQLException e) {
            results.add(e.getClass().getName() + " " + e.getSQLState() + " " + e.getErrorCode() + " "
                    + e.getMessage().replace(connection.getCatalog(), "database"));
        }
        List<String> after = new ArrayList<>();
        for (String question : questions) {
            after.addAll(Sql.rows(connection, question));
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
        return new Observed(results, keys, warnings, after);
    }

    /** The same without the row that an exception names, which is counted within a part of a statement that was split. */
    Observed withoutRowNumber() {
        return new Observed(
                results.stream()
                        .map(result -> result.replaceAll("at row \\d+$", "at row"))
                        .toList(),
                keys,
                warnings,
                after);
    }

    private static String rows(Statement statement) throws SQLException {
        try (ResultSet result = statement.getResultSet()) {
            return "rows " + Sql.rows(result);
        }
    }
}
