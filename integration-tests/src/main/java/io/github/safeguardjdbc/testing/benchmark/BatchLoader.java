package io.github.safeguardjdbc.testing.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The JDBC batch: {@code addBatch} for each row, {@code executeBatch} from time to time.
 *
 * @param rowsPerBatch after how many rows
 */
record BatchLoader(int rowsPerBatch) implements Loader {
    static final int ALL = Integer.MAX_VALUE;

    @Override
    public void load(Connection connection, List<SampleRow> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SampleTable.INSERT)) {
            int buffered = 0;
            for (SampleRow row : rows) {
                row.bind(statement, 1);
                statement.addBatch();
                if (++buffered == rowsPerBatch) {
                    statement.executeBatch();
                    buffered = 0;
                }
            }
            if (buffered > 0) {
                statement.executeBatch();
            }
        }
    }
}
