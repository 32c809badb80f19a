package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.driver.SessionKey;
import io.github.safeguardjdbc.plan.InsertRewrite;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Multi-row statements that are prepared on the server of one physical connection, least recently used first.
 *
 * <p>Bounded by number, because {@code max_prepared_stmt_count} (16,382 by default) is shared by all clients of a server,
 * and by parameters, because each costs the server memory. Not thread-safe; the connection's lock guards it.
 */
final class PreparedChunks {
    private static final Logger log = LoggerFactory.getLogger(PreparedChunks.class);

    private static final int MAX_STATEMENTS = 16;
    private static final int MAX_PARAMETERS = 65_535;
    private static final int MAX_WANTED = 64;

    private final DriverConnection driver;
    private final Map<Shape, Prepared> prepared = new LinkedHashMap<>(MAX_STATEMENTS, 0.75f, true);
    private final Map<Shape, Boolean> wanted = new LinkedHashMap<>(MAX_WANTED, 0.75f, true);
    private SessionKey session;
    private int parameters;

    PreparedChunks(DriverConnection driver) {
        this.driver = driver;
        this.session = driver.session();
    }

    /**
     * True if the statement is prepared, or has been asked for before: then it is worth preparing. The question is
     * remembered.
     */
    boolean isWorthPreparing(@Nullable String database, String sql, int rows) {
        Shape shape = new Shape(database, sql, rows);
        forgetOtherSessions();
        if (prepared.containsKey(shape)) {
            return true;
        }
        boolean before = wanted.put(shape, true) != null;
        if (wanted.size() > MAX_WANTED) {
            removeOldest(wanted);
        }
        return before;
    }

    /**
     * The prepared statement.
     *
     * @param sql the application's one-row statement, which stands for the multi-row one
     * @param insert makes the text to prepare
     * @throws SQLException if the server does not prepare it
     */
    PreparedStatement get(@Nullable String database, String sql, int rows, InsertRewrite insert) throws SQLException {
        forgetOtherSessions();
        Shape shape = new Shape(database, sql, rows);
        Prepared known = prepared.get(shape);
        if (known != null) {
            return known.statement;
        }
        int needed = insert.parameters() * rows;
        while (!prepared.isEmpty() && (prepared.size() >= MAX_STATEMENTS || parameters + needed > MAX_PARAMETERS)) {
            close(removeOldest(prepared));
        }
        PreparedStatement statement = driver.prepareOnServer(insert.text(rows));
        prepared.put(shape, new Prepared(statement, needed));
        parameters += needed;
        return statement;
    }

    /** Closes a statement that failed: the server may no longer know it. */
    void discard(@Nullable String database, String sql, int rows) {
        Prepared failed = prepared.remove(new Shape(database, sql, rows));
        if (failed != null) {
            close(failed);
        }
    }

    /** A multi-host connection has changed its session: the statements belong to another one. */
    private void forgetOtherSessions() {
        SessionKey current = driver.session();
        if (!current.equals(session)) {
            session = current;
            prepared.values().forEach(this::close);
            prepared.clear();
            wanted.clear();
        }
    }

    private void close(Prepared evicted) {
        parameters -= evicted.parameters;
        try {
            evicted.statement.close();
        } catch (SQLException e) {
            log.debug("A prepared multi-row statement could not be closed; the connection takes it along", e);
        }
    }

    private static <V> V removeOldest(Map<Shape, V> map) {
        Iterator<V> values = map.values().iterator();
        V oldest = values.next();
        values.remove();
        return oldest;
    }

    /** What a multi-row statement is known by; relative names in it depend on the database. */
    private record Shape(@Nullable String database, String sql, int rows) {}

    private record Prepared(PreparedStatement statement, int parameters) {}
}
