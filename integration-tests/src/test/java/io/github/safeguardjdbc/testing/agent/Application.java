package io.github.safeguardjdbc.testing.agent;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A program that uses MySQL in ways that fail at a limit of 256 KiB, and has never heard of safeguard. Its arguments are a URL and
 * where its connections come from, one {@link Origin} or several, each on its own. It writes a line for each thing that it tries.
 *
 * <p>With {@code twice} as its last argument it tries everything, says {@code ready}, waits for a line of input and tries again,
 * then too whether it gets the connections that it had.
 */
public final class Application implements AutoCloseable {
    private static final String TWICE = "twice";
    private static final int LARGE = 300_000;
    private static final int BLOB = 20_000_000;

    private final Origin name;
    private final ConnectionOrigin origin;
    private final String table;
    private final Set<String> known = new HashSet<>();

    private Application(Origin name, String url) throws Exception {
        this.name = name;
        this.origin = name.open(url);
        this.table = "t_" + name.name().toLowerCase(Locale.ROOT);
    }

    public static void main(String[] arguments) throws Exception {
        List<String> names = new ArrayList<>(List.of(arguments).subList(1, arguments.length));
        boolean twice = names.remove(TWICE);
        List<Application> applications = new ArrayList<>();
        for (String name : names) {
            applications.add(new Application(Origin.valueOf(name), arguments[0]));
        }
        for (Application application : applications) {
            application.prepare();
        }
        if (twice) {
            for (Application application : applications) {
                application.run();
                application.remember();
            }
            System.out.println("ready");
            System.in.read();
            for (Application application : applications) {
                application.attempt("borrow", application::borrow);
            }
        }
        for (Application application : applications) {
            application.run();
            application.close();
        }
    }

    private void prepare() throws SQLException {
        execute("CREATE TABLE " + table + " (id INT PRIMARY KEY AUTO_INCREMENT, v LONGBLOB)");
    }

    private void run() {
        attempt("batch", this::batch);
        attempt("insert", this::insert);
        attempt("blob", this::blob);
        attempt("idle", this::idle);
    }

    private void attempt(String what, Attempt attempt) {
        String result;
        try {
            result = attempt.run();
        } catch (SQLException | InterruptedException e) {
            result = "failed: " + e.toString().lines().findFirst().orElseThrow();
        }
        System.out.println(name + " " + what + " " + result);
    }

    private String batch() throws SQLException {
        try (Connection connection = origin.connection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " (v) VALUES (?)")) {
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
            return statement.executeUpdate("INSERT INTO " + table + " (v) VALUES " + (row + ",").repeat(999) + row)
                    + " rows";
        }
    }

    private String blob() throws SQLException {
        try (Connection connection = origin.connection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " (v) VALUES (?)")) {
            insert.setBytes(1, new byte[BLOB]);
            insert.executeUpdate();
        }
        try (Connection connection = origin.connection();
                Statement statement = connection.createStatement()) {
            return value(statement, "SELECT MAX(LENGTH(v)) FROM " + table);
        }
    }

    /** What it does not notice is that its connection is lost between two statements. */
    private String idle() throws SQLException, InterruptedException {
        try (Connection connection = origin.connection();
                Statement statement = connection.createStatement()) {
            String id = id(connection);
            try (Connection other = origin.connection();
                    Statement kill = other.createStatement()) {
                kill.execute("KILL " + id);
            }
            Thread.sleep(100);
            return value(statement, "SELECT 'still there'");
        }
    }

    /** Takes note of which connections a pool has. */
    private void remember() throws SQLException {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < Origin.SIZE; i++) {
            Connection connection = origin.connection();
            all.add(connection);
            known.add(id(connection));
        }
        for (Connection connection : all) {
            connection.close();
        }
    }

    private String borrow() throws SQLException {
        try (Connection connection = origin.connection()) {
            return known.contains(id(connection)) ? "the same" : "another";
        }
    }

    private static String id(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return value(statement, "SELECT CONNECTION_ID()");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = origin.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("DROP TABLE " + table);
        origin.close();
    }

    @FunctionalInterface
    private interface Attempt {
        String run() throws SQLException, InterruptedException;
    }
}
