package io.github.safeguardjdbc.testing.liveness;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;

/**
 * A call that is cut somewhere on its way. What it does is counted at the server: as rows with the experiment's mark in table
 * {@code t}, or in the counter {@code n} of its row in table {@code c}.
 */
enum Experiment {
    PLAIN_INSERT {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO t (mark) VALUES (" + mark + ")");
            }
        }
    },
    INSERT_BY_EXECUTE {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO t (mark) VALUES (" + mark + ")");
            }
        }
    },
    INSERT_WITH_KEYS {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO t (mark) VALUES (" + mark + ")", Statement.RETURN_GENERATED_KEYS);
            }
        }
    },
    PREPARED_INSERT {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t (mark) VALUES (?)")) {
                statement.setInt(1, mark);
                statement.executeUpdate();
            }
        }
    },
    PREPARED_INSERT_BY_EXECUTE {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t (mark) VALUES (?)")) {
                statement.setInt(1, mark);
                statement.execute();
            }
        }
    },
    REPLACE {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("REPLACE INTO t (mark) VALUES (" + mark + ")");
            }
        }
    },
    INSERT_SELECT {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO t (mark) SELECT " + mark + " FROM DUAL");
            }
        }
    },
    UPDATE {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("UPDATE c SET n = n + 1 WHERE mark = " + mark);
            }
        }
    },
    PREPARED_UPDATE {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("UPDATE c SET n = n + 1 WHERE mark = ?")) {
                statement.setInt(1, mark);
                statement.executeUpdate();
            }
        }
    },
    UPSERT {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("INSERT INTO c VALUES (" + mark + ", 1) ON DUPLICATE KEY UPDATE n = n + 1");
            }
        }
    },
    CALL {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (CallableStatement statement = connection.prepareCall("{call p(?)}")) {
                statement.setInt(1, mark);
                statement.execute();
            }
        }
    },
    PLAIN_CALL {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CALL p(" + mark + ")");
            }
        }
    },
    FUNCTION_THAT_WRITES {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT f(" + mark + ")")) {
                result.next();
            }
        }
    },
    BATCH {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("INSERT INTO b (mark, i) VALUES (?, ?)")) {
                for (int i = 0; i < 5; i++) {
                    statement.setInt(1, mark);
                    statement.setInt(2, i);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        }
    },
    TEXT_BATCH {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                for (int i = 0; i < 3; i++) {
                    statement.addBatch("INSERT INTO b (mark, i) VALUES (" + mark + ", " + i + ")");
                }
                statement.executeBatch();
            }
        }
    },
    IN_TRANSACTION {
        @Override
        void prepare(Connection connection, int mark) throws SQLException {
            connection.setAutoCommit(false);
            PREPARED_UPDATE.run(connection, mark + 1_000_000);
            PLAIN_INSERT.run(connection, mark + 1_000_000);
        }

        @Override
        void run(Connection connection, int mark) throws SQLException {
            PLAIN_INSERT.run(connection, mark);
            connection.commit();
        }
    },
    FIRST_OF_A_TRANSACTION {
        @Override
        void prepare(Connection connection, int mark) throws SQLException {
            connection.setAutoCommit(false);
        }

        @Override
        void run(Connection connection, int mark) throws SQLException {
            PREPARED_INSERT.run(connection, mark);
            connection.commit();
        }
    },
    COMMIT {
        @Override
        void prepare(Connection connection, int mark) throws SQLException {
            connection.setAutoCommit(false);
            PLAIN_INSERT.run(connection, mark);
        }

        @Override
        void run(Connection connection, int mark) throws SQLException {
            connection.commit();
        }
    },
    COMMIT_AS_TEXT {
        @Override
        void prepare(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("BEGIN");
            }
            PLAIN_INSERT.run(connection, mark);
        }

        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("COMMIT");
            }
        }
    },
    COMMIT_BY_AUTOCOMMIT {
        @Override
        void prepare(Connection connection, int mark) throws SQLException {
            connection.setAutoCommit(false);
            PLAIN_INSERT.run(connection, mark);
        }

        @Override
        void run(Connection connection, int mark) throws SQLException {
            connection.setAutoCommit(true);
        }
    },
    BEGIN_OF_A_TRANSACTION {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            connection.setAutoCommit(false);
            PLAIN_INSERT.run(connection, mark);
            connection.commit();
        }
    },
    SAVEPOINT {
        @Override
        void prepare(Connection connection, int mark) throws SQLException {
            connection.setAutoCommit(false);
            PLAIN_INSERT.run(connection, mark);
        }

        @Override
        void run(Connection connection, int mark) throws SQLException {
            Savepoint savepoint = connection.setSavepoint();
            PLAIN_INSERT.run(connection, mark);
            connection.rollback(savepoint);
            connection.commit();
        }
    },
    SELECT(false) {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT mark, n FROM c WHERE mark = " + mark)) {
                result.next();
            }
        }
    },
    PREPARED_SELECT(false) {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (PreparedStatement statement = connection.prepareStatement("SELECT mark, n FROM c WHERE mark = ?")) {
                statement.setInt(1, mark);
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                }
            }
        }
    },
    SHOW(false) {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SHOW TABLES")) {
                result.next();
            }
        }
    },
    ROLLBACK(false) {
        @Override
        void prepare(Connection connection, int mark) throws SQLException {
            connection.setAutoCommit(false);
            PLAIN_INSERT.run(connection, mark);
        }

        @Override
        void run(Connection connection, int mark) throws SQLException {
            connection.rollback();
        }
    },
    DDL {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("CREATE TABLE d" + mark + " (id INT)");
            }
        }
    },
    ISOLATION(false) {
        @Override
        void run(Connection connection, int mark) throws SQLException {
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    };

    static final String[] TABLES = {
        "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, mark INT, KEY (mark))",
        "CREATE TABLE c (mark INT PRIMARY KEY, n INT)",
        "CREATE TABLE b (mark INT, i INT, KEY (mark))",
        "CREATE PROCEDURE p(m INT) INSERT INTO t (mark) VALUES (m)",
        "CREATE FUNCTION f(m INT) RETURNS INT DETERMINISTIC MODIFIES SQL DATA"
                + " BEGIN INSERT INTO t (mark) VALUES (m); RETURN m; END"
    };

    private final boolean writes;

    Experiment() {
        this(true);
    }

    Experiment(boolean writes) {
        this.writes = writes;
    }

    /** What is there before the cut is armed. */
    void prepare(Connection connection, int mark) throws SQLException {}

    /** What is cut. */
    abstract void run(Connection connection, int mark) throws SQLException;

    /** False if it leaves nothing at the server that could be counted. */
    boolean writes() {
        return writes;
    }

    /** How often the server has executed it; of a batch, the entry that was executed most often. */
    long executions(Lab lab, int mark) throws SQLException {
        long rows = lab.number("SELECT COUNT(*) FROM t WHERE mark = " + mark);
        long counted = lab.number("SELECT COALESCE(SUM(n), 0) FROM c WHERE mark = " + mark);
        long entries = lab.number("SELECT COALESCE(MAX(times), 0) FROM (SELECT COUNT(*) times FROM b WHERE mark = "
                + mark + " GROUP BY i) x");
        long tables = lab.number("SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()"
                + " AND TABLE_NAME = 'd" + mark + "'");
        return rows + counted + entries + tables;
    }
}
