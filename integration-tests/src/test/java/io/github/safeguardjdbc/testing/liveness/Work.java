package io.github.safeguardjdbc.testing.liveness;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Something that an application does on a connection. In the texts of its statements {@code :mark} stands for the number by which
 * its rows are known.
 */
@FunctionalInterface
interface Work {
    Work NOTHING = (connection, mark) -> {};
    Work COMMIT = (connection, mark) -> connection.commit();
    Work ROLLBACK = (connection, mark) -> connection.rollback();
    Work AUTOCOMMIT = (connection, mark) -> connection.setAutoCommit(true);
    Work NO_AUTOCOMMIT = (connection, mark) -> connection.setAutoCommit(false);

    void run(Connection connection, int mark) throws SQLException;

    /** This and then another one. */
    default Work then(Work next) {
        return (connection, mark) -> {
            run(connection, mark);
            next.run(connection, mark);
        };
    }

    static String marked(String sql, int mark) {
        return sql.replace(":mark", Integer.toString(mark));
    }

    static Work update(String sql) {
        return plain(sql, Statement::executeUpdate);
    }

    static Work execute(String sql) {
        return plain(sql, Statement::execute);
    }

    static Work updateWithKeys(String sql) {
        return plain(sql, (statement, text) -> {
            statement.executeUpdate(text, Statement.RETURN_GENERATED_KEYS);
            return readAll(statement.getGeneratedKeys());
        });
    }

    static Work query(String sql) {
        return plain(sql, (statement, text) -> readAll(statement.executeQuery(text)));
    }

    /** A plain statement that is given the text. */
    private static Work plain(String sql, Use use) {
        return (connection, mark) -> {
            try (Statement statement = connection.createStatement()) {
                use.on(statement, marked(sql, mark));
            }
        };
    }

    /** A statement whose only parameter is the mark. */
    static Work preparedUpdate(String sql) {
        return prepared(sql, PreparedStatement::executeUpdate);
    }

    /** A statement whose only parameter is the mark. */
    static Work preparedExecute(String sql) {
        return prepared(sql, PreparedStatement::execute);
    }

    /** A query whose only parameter is the mark. */
    static Work preparedQuery(String sql) {
        return prepared(sql, statement -> readAll(statement.executeQuery()));
    }

    private static Work prepared(String sql, PreparedUse use) {
        return (connection, mark) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, mark);
                use.on(statement);
            }
        };
    }

    /** A call whose only parameter is the mark. */
    static Work call(String sql) {
        return (connection, mark) -> {
            try (CallableStatement statement = connection.prepareCall(sql)) {
                statement.setInt(1, mark);
                statement.execute();
            }
        };
    }

    /** A statement with the mark and a value as its parameters. */
    static Work updateWithValue(String sql, byte[] value) {
        return (connection, mark) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, mark);
                statement.setBytes(2, value);
                statement.executeUpdate();
            }
        };
    }

    /** A batch, the parameters of each entry the mark and its number. */
    static Work batch(String sql, int entries) {
        return (connection, mark) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < entries; i++) {
                    statement.setInt(1, mark);
                    statement.setInt(2, i);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        };
    }

    /** A batch of texts, in which {@code :i} stands for the number of the entry. */
    static Work textBatch(String sql, int entries) {
        return (connection, mark) -> {
            try (Statement statement = connection.createStatement()) {
                for (int i = 0; i < entries; i++) {
                    statement.addBatch(marked(sql, mark).replace(":i", Integer.toString(i)));
                }
                statement.executeBatch();
            }
        };
    }

    private static boolean readAll(ResultSet rows) throws SQLException {
        try (rows) {
            boolean any = false;
            while (rows.next()) {
                any = true;
            }
            return any;
        }
    }

    /** What is done with a plain statement and its text. */
    @FunctionalInterface
    interface Use {
        Object on(Statement statement, String sql) throws SQLException;
    }

    /** What is done with a prepared statement that has its parameters. */
    @FunctionalInterface
    interface PreparedUse {
        Object on(PreparedStatement statement) throws SQLException;
    }
}
