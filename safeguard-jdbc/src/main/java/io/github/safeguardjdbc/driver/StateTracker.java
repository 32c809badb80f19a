package io.github.safeguardjdbc.driver;

import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.protocol.ServerSession;
import com.mysql.cj.protocol.ServerSessionStateController;
import com.mysql.cj.protocol.ServerSessionStateController.ServerSessionStateChanges;
import com.mysql.cj.protocol.ServerSessionStateController.SessionStateChange;
import com.mysql.cj.protocol.a.NativeServerSession;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server says of the statements that have changed the state of their session: its variables, temporary tables and
 * prepared statements, be it by a routine or a trigger (manual, "Server Tracking of Client Session State"). It sees neither locks
 * nor what an expression assigns to a user variable. For one thread at a time.
 *
 * <p>It looks instead of listening: the driver holds listeners weakly, and throws at the statement after one was collected.
 */
public final class StateTracker {
    private static final Logger log = LoggerFactory.getLogger(StateTracker.class);

    private final JdbcConnection connection;
    private @Nullable ServerSessionStateController answers;
    private @Nullable ServerSessionStateChanges known;
    private boolean ours;

    StateTracker(JdbcConnection connection) {
        this.connection = connection;
    }

    /** Asks the server to tell, if it and the driver have agreed to speak of that; one round trip. */
    void start() {
        ServerSession session = connection.getSession().getServerSession();
        boolean agreed = (session.getClientParam() & NativeServerSession.CLIENT_SESSION_TRACK) != 0;
        if (!agreed || !ConnectorJ.readsChangesOfState()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION session_track_state_change = ON");
            answers = session.getServerSessionStateController();
            forget();
        } catch (SQLException refused) {
            log.debug("The server does not tell what changes the state of its sessions", refused);
        }
    }

    /** True if the server tells. */
    public boolean hears() {
        return answers != null;
    }

    /** From now to the next {@link #forget}, statements of ours change the session as well. */
    void countsOurs() {
        ours = true;
    }

    /** What has changed up to now is not of interest. */
    public void forget() {
        if (answers != null) {
            known = answers.getSessionStateChanges();
            ours = false;
        }
    }

    /** True if a statement of the application has changed the session since {@link #forget}; false if nobody can tell. */
    @SuppressWarnings("ReferenceEquality") // each answer of the server has changes of its own
    public boolean hasChanged() {
        if (answers == null || ours) {
            return false;
        }
        ServerSessionStateChanges last = answers.getSessionStateChanges();
        return last != null && last != known && tellsOfState(last);
    }

    private static boolean tellsOfState(ServerSessionStateChanges changes) {
        for (SessionStateChange change : changes.getSessionStateChangesList()) {
            if (change.getType() == ServerSessionStateController.SESSION_TRACK_STATE_CHANGE) {
                return true;
            }
        }
        return false;
    }
}
