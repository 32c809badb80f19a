package io.github.safeguardjdbc.testing.agent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * A program that uses MySQL in ways that fail at a limit of 256 KiB, and has never heard of safeguard. Its arguments are where its
 * connections come from and a URL; with a third one it borrows a connection, says {@code ready} and waits for a line of input.
 * It writes a line for each thing that it tries.
 */
public final class Application {
    private static final int LARGE = 300_000;
    private static final int BLOB = 20_000_000;

    private final ConnectionOrigin origin;

    private Application(ConnectionOrigin origin) {
        this.origin = origin;
    }

    public static void main(String[] arguments) throws Exception {
        try (ConnectionOrigin origin =
                Origin.valueOf(arguments[0].toUpperCase(Locale.ROOT)).open(arguments[1])) {
            Application application = new Application(origin);
            application.prepare();
            if (arguments.length > 2) {
                System.out.println("ready");
                System.in.read();
            }
            application.run();
        }
    }

    private void prepare() throws SQLException {
        try (Connection connection = origin.connection();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS t");
            statement.execute("CREATE TABLE t (id INT PRIMARY KEY AUTO_INCREMENT, v LONGBLOB)");
        }
    }

    private void run() {
        attempt("batch", this::batch);
        attempt("insert", this::insert);
        attempt("blob", this::blob);
        attempt("idle", this::idle);
    }

    private static void attempt(String what, Attempt attempt) {
        try {
            System.out.println(what + " " + attempt.run());
        } catch (SQLException | InterruptedException e) {
            System.out.println(
                    what + " failed: " + e.toString().lines().findFirst().orElseThrow());
        }
    }

    private String batch() throws SQLException {
        try (Connection connection = origin.connection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t (v) VALUES (?)")) {
            for (int size : new int[] {10, LARGE, 20, 30}) {
                insert.setBytes(1, new byte[size]);
                insert.addBatch();
            }
            return insert.executeBatch().length + " rows";
        }
    }

    private String insert() throws SQLException {
        try (Connection connection = origin.connection();
                Statement statement = connection.createStatement()) {
            String row = "('" + "x".repeat(999) + "')";
            return statement.executeUpdate("INSERT INTO t (v) VALUES " + (row + ",").repeat(999) + row) + " rows";
        }
    }

    private String blob() throws SQLException {
        try (Connection connection = origin.connection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO t (v) VALUES (?)")) {
            insert.setBytes(1, new byte[BLOB]);
            insert.executeUpdate();
        }
        return value("SELECT MAX(LENGTH(v)) FROM t");
    }

    /** What it does not notice is that its connection is lost between two statements. */
    private String idle() throws SQLException, InterruptedException {
        try (Connection connection = origin.connection();
                Statement statement = connection.createStatement()) {
            String id = value(statement, "SELECT CONNECTION_ID()");
            try (Connection other = origin.connection();
                    Statement kill = other.createStatement()) {
                kill.execute("KILL " + id);
            }
            Thread.sleep(100);
            return value(statement, "SELECT 'still there'");
        }
    }

    private String value(String sql) throws SQLException {
        try (Connection connection = origin.connection();
                Statement statement = connection.createStatement()) {
            return value(statement, sql);
        }
    }

    private static String value(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    @FunctionalInterface
    private interface Attempt {
        String run() throws SQLException, InterruptedException;
    }
}
