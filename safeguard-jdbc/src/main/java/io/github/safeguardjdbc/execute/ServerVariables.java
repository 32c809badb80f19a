package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import java.io.InputStream;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * User variables of ours on the server, for the time of one execution: closing sets all of them to NULL.
 *
 * <p>The server holds neither what a variable is set to nor what becomes of it against {@code max_allowed_packet}; only each
 * parameter that sets one (Item_func_set_user_var in item_func.cc checks nothing).
 */
final class ServerVariables implements AutoCloseable {
    /** Names in one SET: so many that it fits the smallest packet. */
    private static final int NAMES_PER_STATEMENT = 16;

    private static final String STATEMENT = "`safeguard:statement`";

    private final DriverConnection driver;
    private final Deadline deadline;
    private final Cancellation cancellation;
    private final Set<String> used = new LinkedHashSet<>();
    private boolean prepared;

    ServerVariables(DriverConnection driver, Deadline deadline, Cancellation cancellation) {
        this.driver = driver;
        this.deadline = deadline;
        this.cancellation = cancellation;
    }

    /** A variable that no application has, as it is written in a statement. */
    static String name(String suffix) {
        return "@`safeguard:" + suffix + "`";
    }

    /**
     * Sets variables to the binary strings that streams hold, each sent in packets of its own.
     *
     * @param contents one for each name; each at most as long as the limit
     */
    void fill(List<String> names, List<? extends InputStream> contents) throws SQLException {
        String sql = names.stream().map(name -> name + "=?").collect(Collectors.joining(",", "SET ", ""));
        used.addAll(names);
        try (PreparedStatement statement = driver.prepareOnServer(sql)) {
            for (int i = 0; i < contents.size(); i++) {
                statement.setBinaryStream(i + 1, contents.get(i));
            }
            run(statement, statement::execute);
        }
    }

    /** Sets a variable to what others hold, one after the other, which are then NULL. */
    void join(List<String> parts, String joined) throws SQLException {
        set(
                joined,
                "SELECT /*+ SET_VAR(group_concat_max_len=4294967295) */ GROUP_CONCAT(" + String.join(",", parts)
                        + " SEPARATOR '') INTO " + joined);
        clear(parts);
    }

    /** Sets a variable by a statement that says how. */
    void set(String name, String sql) throws SQLException {
        used.add(name);
        execute(sql);
    }

    /** Executes a statement within the same deadline; returns its warnings. */
    @Nullable SQLWarning execute(String sql) throws SQLException {
        try (Statement statement = driver.createStatement()) {
            run(statement, () -> statement.execute(sql));
            return statement.getWarnings();
        }
    }

    /** The number of bytes that a variable holds. */
    long length(String name) throws SQLException {
        try (Statement statement = driver.createStatement();
                ResultSet length = statement.executeQuery("SELECT LENGTH(" + name + ")")) {
            return length.next() ? length.getLong(1) : 0;
        }
    }

    /**
     * Prepares the statement whose text is in a variable, which is then NULL. Closing gives it up.
     *
     * @return the statement's name
     */
    String prepare(String variable) throws SQLException {
        try (Statement statement = driver.createStatement()) {
            run(statement, () -> statement.execute("PREPARE " + STATEMENT + " FROM " + variable));
            prepared = true;
            // Functions of literals are evaluated here already.
            PacketOverflow.check(driver, statement);
        }
        clear(List.of(variable));
        return STATEMENT;
    }

    /** Asks what the session makes of string literals. */
    StringMeaning stringMeaning() throws SQLException {
        try (Statement statement = driver.createStatement();
                ResultSet row = statement.executeQuery(StringMeaning.QUERY)) {
            if (!row.next()) {
                throw new SQLException("The server answered a query of session variables with no row");
            }
            return new StringMeaning(row.getString(1), row.getString(2), row.getString(3));
        }
    }

    private void run(Statement statement, Action action) throws SQLException {
        deadline.limit(statement);
        cancellation.begin(statement);
        try {
            action.run();
        } finally {
            cancellation.end();
        }
    }

    /** Sets variables to NULL, which gives the server its memory back. */
    void clear(List<String> names) throws SQLException {
        try (Statement statement = driver.createStatement()) {
            for (int i = 0; i < names.size(); i += NAMES_PER_STATEMENT) {
                List<String> some = names.subList(i, Math.min(names.size(), i + NAMES_PER_STATEMENT));
                statement.execute(
                        some.stream().map(name -> name + "=NULL").collect(Collectors.joining(",", "SET ", "")));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (prepared) {
            prepared = false;
            try (Statement statement = driver.createStatement()) {
                statement.execute("DEALLOCATE PREPARE " + STATEMENT);
            }
        }
        if (!used.isEmpty()) {
            clear(new ArrayList<>(used));
            used.clear();
        }
    }

    @FunctionalInterface
    private interface Action {
        void run() throws SQLException;
    }
}
