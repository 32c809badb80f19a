package io.github.safeguardjdbc.liveness;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.driver.StateTracker;
import io.github.safeguardjdbc.driver.Wire;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.sql.SqlMode;
import java.sql.SQLException;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A physical connection with its clock: the time since something was last sent on it, whoever had borrowed it then. For one
 * thread at a time.
 *
 * <p>One of several hosts has a clock for each of its sessions: the driver goes from one to another, which may have been idle for
 * long.
 */
public final class Link {
    private final DriverConnection driver;
    private final boolean mendsItself;
    private final boolean multiHost;
    private final boolean preparesOnServer;
    private final boolean mayHaveCursors;
    private final SqlMode quoting;
    private final Map<Object, Long> lastUses = new WeakHashMap<>();
    private Object session;
    private long lastUse;

    /** A connection that is seen for the first time: it may have been idle since it was opened. */
    public Link(DriverConnection driver) throws SQLException {
        Encoding encoding = driver.encoding();
        this.driver = driver;
        this.mendsItself = driver.mendsItself();
        this.multiHost = driver.isMultiHost();
        this.preparesOnServer = driver.settings().serverPrepares();
        this.mayHaveCursors = driver.settings().cursors();
        this.quoting = new SqlMode(encoding.ansiQuotes(), encoding.noBackslashEscapes());
        this.session = driver.wire().attend();
        this.lastUse = System.nanoTime() - driver.wire().age();
    }

    /** The driver puts another session in the place of a lost one and tells nobody. */
    boolean mendsItself() {
        return mendsItself;
    }

    /** The driver goes on with another host after a loss, but not before it has told of it. */
    public boolean isMultiHost() {
        return multiHost;
    }

    /** A result may have rows that are still at the server, of which the driver knows nothing any more after a loss. */
    boolean mayHaveCursors() {
        return mayHaveCursors;
    }

    /** {@code prepareStatement} asks the server. */
    public boolean preparesOnServer() {
        return preparesOnServer;
    }

    /** How the server read quotes when the session began. */
    SqlMode quoting() {
        return quoting;
    }

    /** The driver's connection. */
    public DriverConnection driver() {
        return driver;
    }

    /** What the server tells of changes of the session. */
    StateTracker tracker() {
        return driver.tracker();
    }

    Wire wire() {
        return driver.wire();
    }

    /** Turns to the current session. Returns the time since its last use in nanoseconds; this is the next one. */
    long use(long now) {
        Object current = wire().attend();
        if (current != session) {
            lastUses.put(session, lastUse);
            lastUse = lastUses.getOrDefault(current, now - wire().age());
            session = current;
        }
        long idle = now - lastUse;
        lastUse = now;
        return idle;
    }

    /** True if the driver knows it to be closed: what it makes on it now, it refuses. */
    public boolean isClosed() {
        return wire().isClosed();
    }

    /** Something has failed of which nobody was told: if the link is gone, the next call is to find it closed. */
    public void giveUpIfDead() throws SQLException {
        if (!wire().isStreaming() && wire().isSeenDead()) {
            driver.giveUp();
        }
    }

    /**
     * Asks whether the connection is still there.
     *
     * @return what the driver threw if it is not
     */
    public @Nullable SQLException ping(int timeoutMillis) {
        try {
            wire().ping(timeoutMillis);
            return null;
        } catch (SQLException dead) {
            return dead;
        }
    }
}
