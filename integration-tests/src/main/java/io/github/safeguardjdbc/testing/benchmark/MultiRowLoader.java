package io.github.safeguardjdbc.testing.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Multi-row INSERT statements written by hand, without a batch.
 *
 * @param rowsPerStatement how many rows each of them has, but the last
 */
record MultiRowLoader(int rowsPerStatement) implements Loader {
    @Override
    public void load(Connection connection, List<SampleRow> rows) throws SQLException {
        int complete = rows.size() - rows.size() % rowsPerStatement;
        try (PreparedStatement statement = connection.prepareStatement(insert(rowsPerStatement))) {
            for (int from = 0; from < complete; from += rowsPerStatement) {
                execute(statement, rows.subList(from, from + rowsPerStatement));
            }
        }
        if (complete < rows.size()) {
            List<SampleRow> rest = rows.subList(complete, rows.size());
            try (PreparedStatement statement = connection.prepareStatement(insert(rest.size()))) {
                execute(statement, rest);
            }
        }
    }

    private static String insert(int rows) {
        return "INSERT INTO sample " + SampleTable.COLUMNS + " VALUES "
                + String.join(",", Collections.nCopies(rows, "(?,?,?,?,?)"));
    }

    private static void execute(PreparedStatement statement, List<SampleRow> rows) throws SQLException {
        int index = 1;
        for (SampleRow row : rows) {
            row.bind(statement, index);
            index += SampleRow.COLUMNS;
        }
        statement.executeUpdate();
    }
}
