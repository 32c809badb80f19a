package io.github.safeguardjdbc.testing.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The program that runs each way without a change: one batch in one transaction, plain JDBC. */
final class BatchProgram {
    private BatchProgram() {}

    static Outcome run(DataSource dataSource, Workload workload) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, "DROP TABLE IF EXISTS demo");
            execute(connection, workload.table());
            long start = System.nanoTime();
            SQLException failure = insert(connection, workload);
            long nanos = System.nanoTime() - start;
            return new Outcome(intactRows(connection, workload), workload.storable(), nanos, failure);
        }
    }

    private static @Nullable SQLException insert(Connection connection, Workload workload) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(workload.insert())) {
            for (int row = 1; row <= workload.rows(); row++) {
                workload.binder().bind(statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
            return null;
        } catch (SQLException e) {
            return e;
        } finally {
            // After a failure too: what was stored counts.
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static int intactRows(Connection connection, Workload workload) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM demo WHERE " + workload.intact())) {
            result.next();
            return result.getInt(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
