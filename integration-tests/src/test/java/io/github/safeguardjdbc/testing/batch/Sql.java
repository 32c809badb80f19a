package io.github.safeguardjdbc.testing.batch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Short ways to run a statement and to read what it answers. */
public final class Sql {
    private Sql() {}

    public static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The one number that a query answers. */
    public static long number(Connection connection, String query) throws SQLException {
        return Long.parseLong(text(connection, query));
    }

    /** The first row that a query answers, its columns separated by {@code |}. */
    public static String text(Connection connection, String query) throws SQLException {
        return rows(connection, query).get(0);
    }

    /** The rows that a query answers, their columns separated by {@code |}. */
    public static List<String> rows(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return rows(result);
        }
    }

    /** The numbers in the only column that a query answers. */
    public static List<Integer> numbers(Connection connection, String query) throws SQLException {
        return rows(connection, query).stream().map(Integer::valueOf).toList();
    }

    public static List<String> rows(ResultSet result) throws SQLException {
        List<String> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            StringBuilder row = new StringBuilder(String.valueOf(result.getString(1)));
            for (int column = 2; column <= columns; column++) {
                row.append('|').append(result.getString(column));
            }
            rows.add(row.toString());
        }
        return rows;
    }
}
