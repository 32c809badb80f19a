package io.github.safeguardjdbc.driver;

import com.mysql.cj.NativeSession;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.ha.ReplicationConnection;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * The link between a connection and its server: whether it is there, and what it is busy with. For one thread at a time.
 *
 * <p>Between hosts the driver puts another session in the place of a lost one before anybody hears of the loss. So all answers are
 * about the session that {@link #attend} has found.
 */
public final class Wire {
    /** The shortest time that a socket can be told to wait. */
    private static final int LOOK_MILLIS = 1;

    private final JdbcConnection connection;
    private final @Nullable ReplicationConnection replicated;
    private NativeSession session;
    private boolean closedBefore;
    private @Nullable Throwable closedBeforeFor;

    Wire(JdbcConnection connection) {
        this.connection = connection;
        this.replicated = connection instanceof ReplicationConnection both ? both : null;
        this.session = (NativeSession) connection.getSession();
    }

    /**
     * Turns to the session that the connection speaks to now.
     *
     * @return what identifies it for as long as it lasts
     */
    public Object attend() {
        NativeSession current = (NativeSession) connection.getSession();
        // It is the same nearly always, and to store a reference is more work than it looks.
        if (current != session) {
            session = current;
        }
        closedBefore = current.isClosed();
        if (closedBefore || closedBeforeFor != null) {
            closedBeforeFor = closedBefore ? current.getForceClosedReason() : null;
        }
        return current;
    }

    /** True unless the driver has turned to another session since. */
    boolean isCurrent() {
        return connection.getSession() == session;
    }

    /** How long ago the session began, in nanoseconds to the millisecond: it cannot have been idle for longer. */
    public long age() {
        return (System.currentTimeMillis() - session.getConnectionCreationTimeMillis()) * 1_000_000;
    }

    /** True while a transaction is open, by the server's last word; between a source and its replicas, at either of them. */
    public boolean inTransaction() {
        return session.getServerSession().inTransactionOnServer()
                || (replicated != null && isInTransaction(replicated));
    }

    private static boolean isInTransaction(ReplicationConnection both) {
        return isInTransaction(both.getSourceConnection()) || isInTransaction(both.getReplicaConnection());
    }

    private static boolean isInTransaction(@Nullable JdbcConnection one) {
        return one != null && one.getSession().getServerSession().inTransactionOnServer();
    }

    /** True if the server commits each statement and has no transaction open, by its last word. */
    public boolean isSettled() {
        return session.getServerSession().isAutocommit() && !inTransaction();
    }

    /** True if the driver knows the link to be closed at this moment. */
    public boolean isClosed() {
        return connection.getSession().isClosed();
    }

    /** True if the driver has known the link to be closed from the beginning. */
    public boolean wasClosed() {
        return closedBefore;
    }

    /** True if the driver has closed the link since, be it that it had opened it again. */
    public boolean hasClosed() {
        return session.isClosed() && !(closedBefore && session.getForceClosedReason() == closedBeforeFor);
    }

    /** True while rows of a streamed result are on their way, and nothing else can be sent. */
    public boolean isStreaming() {
        return session.getProtocol().getStreamingData() != null;
    }

    /**
     * Looks at the socket and sends nothing: true if it has ended, or if the server has said something without being asked,
     * which it does before it closes. Waits up to a millisecond for that. Not while a result is streamed.
     */
    public boolean isSeenDead() {
        try {
            Socket socket = socket();
            if (socket == null) {
                // The driver closes it for a row of a result that is too large, and does not say so.
                return true;
            }
            int timeout = socket.getSoTimeout();
            socket.setSoTimeout(LOOK_MILLIS);
            try {
                // Not the driver's stream: with compression that one ends where it should wait.
                return isReadable(socket.getInputStream());
            } finally {
                socket.setSoTimeout(timeout);
            }
        } catch (IOException broken) {
            return true;
        }
    }

    /** The end can be read as well. */
    private static boolean isReadable(InputStream input) throws IOException {
        try {
            return input.read() >= -1;
        } catch (SocketTimeoutException silence) {
            return false;
        }
    }

    /**
     * Sends COM_PING and waits for the answer. Not in a transaction, of which the driver would forget that it is open, and not
     * while a result is streamed.
     *
     * @param timeoutMillis how long to wait, more than 0
     * @throws SQLException if there is none
     */
    public void ping(int timeoutMillis) throws SQLException {
        Socket socket = socket();
        if (socket == null) {
            connection.pingInternal(true, 0);
            return;
        }
        // Told to set a timeout itself, the driver trips over the socket that the failure has closed.
        try {
            int timeout = socket.getSoTimeout();
            socket.setSoTimeout(timeoutMillis);
            connection.pingInternal(true, 0);
            socket.setSoTimeout(timeout);
        } catch (SocketException closed) {
            throw new SQLNonTransientConnectionException(closed.toString(), "08S01", closed);
        }
    }

    private @Nullable Socket socket() {
        try {
            return session.getProtocol().getSocketConnection().getMysqlSocket();
        } catch (IOException closed) {
            return null;
        }
    }

    /** What the driver remembers as the reason for having closed the link since; null if it did not. */
    public @Nullable Throwable closedFor() {
        return hasClosed() ? session.getForceClosedReason() : null;
    }

    /** The driver's exception for a lost link, even where it threw another one that hides it. */
    public SQLException unmasked(SQLException failure) {
        return Failures.unmasked(failure, closedFor());
    }

    /** The server's id of the session. */
    public long sessionId() {
        return session.getThreadId();
    }

    /** The server that the session is at, as {@code host:port}. */
    public String host() {
        return session.getHostInfo().getHostPortPair();
    }
}
