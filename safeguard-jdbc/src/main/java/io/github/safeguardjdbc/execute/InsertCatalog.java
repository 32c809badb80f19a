package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.driver.SessionKey;
import io.github.safeguardjdbc.plan.SessionFacts;
import io.github.safeguardjdbc.plan.TableFacts;
import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.sql.ParsedInsert;
import io.github.safeguardjdbc.sql.SqlMode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one physical connection knows of its session and of the tables that it inserts into.
 *
 * <p>Dropped whenever the application runs a statement that may change it on this connection; what other connections do
 * to a table is noticed within {@link #TABLE_FACTS_LAST}.
 */
final class InsertCatalog {
    private static final Duration TABLE_FACTS_LAST = Duration.ofMinutes(1);
    private static final int REMEMBERED = 128;

    private final DriverConnection driver;
    private final TableProbe tableProbe;
    private final Map<Table, Known> tables = new LinkedHashMap<>();
    private final Map<Text, ParsedInsert> shapes = new LinkedHashMap<>();
    private @Nullable SessionFacts session;
    private @Nullable SessionKey sessionKey;
    private long roundTrip = Long.MAX_VALUE;
    private boolean outOfSight;

    InsertCatalog(DriverConnection driver) {
        this.driver = driver;
        this.tableProbe = new TableProbe(driver);
        // Of several statements in one text only the first is looked at.
        this.outOfSight = driver.settings().multiQueries();
    }

    synchronized void sessionMayHaveChanged() {
        session = null;
        tables.clear();
    }

    synchronized void borrowed() {
        session = null;
    }

    /** The application has the driver's own connection in hand: what it does there is not seen. */
    synchronized void outOfSight() {
        outOfSight = true;
    }

    /** The session's variables; asks the server if they are not known. */
    synchronized SessionFacts session() throws SQLException {
        SessionKey current = driver.session();
        boolean changed = !current.equals(sessionKey);
        SessionFacts known = session;
        if (changed) {
            tables.clear();
            roundTrip = Long.MAX_VALUE;
        }
        if (known == null || changed || outOfSight) {
            long start = System.nanoTime();
            known = SessionProbe.read(driver);
            roundTrip = Math.min(roundTrip, System.nanoTime() - start);
            session = known;
            sessionKey = current;
        }
        return known;
    }

    /** The shortest time that the server has taken to answer the question for the session's variables. */
    synchronized Duration roundTrip() {
        return Duration.ofNanos(roundTrip);
    }

    /**
     * The facts of a table; asks the server if they are not known.
     *
     * @param database the current database
     * @param schema null for a table of the current database
     * @param mode how the session quotes names
     * @return null if it is not a base table
     */
    synchronized @Nullable TableFacts table(
            @Nullable String database, @Nullable String schema, String name, SqlMode mode) throws SQLException {
        Table table = new Table(database, schema, name);
        Known known = tables.get(table);
        long now = System.nanoTime();
        if (known == null || now - known.since >= TABLE_FACTS_LAST.toNanos()) {
            if (tables.size() >= REMEMBERED) {
                tables.clear();
            }
            known = new Known(tableProbe.read(schema, name, mode), now);
            tables.put(table, known);
        }
        return known.facts;
    }

    /** The shape of a statement under a session's quoting rules. */
    synchronized ParsedInsert shape(String sql, SqlMode mode) {
        Text text = new Text(sql, mode);
        ParsedInsert shape = shapes.get(text);
        if (shape == null) {
            if (shapes.size() >= REMEMBERED) {
                shapes.clear();
            }
            shape = InsertShape.parse(sql, mode);
            shapes.put(text, shape);
        }
        return shape;
    }

    private record Text(String sql, SqlMode mode) {}

    private record Table(
            @Nullable String database, @Nullable String schema, String name) {}

    private record Known(@Nullable TableFacts facts, long since) {}
}
