package io.github.safeguardjdbc.driver;

import com.mysql.cj.exceptions.CJCommunicationsException;
import com.mysql.cj.jdbc.exceptions.MySQLStatementCancelledException;
import com.mysql.cj.jdbc.exceptions.MySQLTimeoutException;
import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import com.mysql.cj.jdbc.exceptions.SQLExceptionsMapping;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the driver's exceptions mean. */
public final class Failures {
    /** Error packets that the server sends instead of an answer before it closes: ER_SERVER_SHUTDOWN, ER_SESSION_WAS_KILLED. */
    private static final Set<Integer> FAREWELLS = Set.of(1053, 3169);

    /** What the driver says of a statement that it has closed itself, because its connection was lost. */
    private static final String AFTER_CLOSING = "S1009";

    private static final int NET_PACKET_TOO_LARGE = 1153;

    private Failures() {}

    /** The driver refused a packet for its size and sent nothing of it. */
    public static boolean isRefusedForSize(SQLException failure) {
        return failure instanceof PacketTooBigException;
    }

    /** The statement ran into its timeout or was cancelled. */
    public static boolean isCancelled(SQLException failure) {
        return failure instanceof MySQLTimeoutException || failure instanceof MySQLStatementCancelledException;
    }

    /** What the driver throws for a statement that ran into its timeout. */
    public static SQLException timeout() {
        return new MySQLTimeoutException();
    }

    /** What the driver throws for a statement that was cancelled. */
    public static SQLException cancelled() {
        return new MySQLStatementCancelledException();
    }

    /**
     * The link to the server was lost, by the driver's own judgement, the server's last word, or because it ended among the rows
     * of a result, which for the driver is any failure (S1000) and leaves the connection open.
     */
    public static boolean isLinkLost(SQLException failure) {
        String state = failure.getSQLState();
        return FAREWELLS.contains(failure.getErrorCode())
                || (state != null && state.startsWith("08"))
                || endedWhileReading(root(failure));
    }

    /**
     * The server has answered, and will answer the next statement as well: a routine may raise any SQLState with SIGNAL.
     */
    public static boolean isAnswer(SQLException failure) {
        return failure.getErrorCode() > 0 && !FAREWELLS.contains(failure.getErrorCode());
    }

    /** What the driver says of a statement that it has closed together with its connection. */
    public static boolean isOfClosedStatement(SQLException failure) {
        return AFTER_CLOSING.equals(failure.getSQLState());
    }

    private static boolean endedWhileReading(Throwable root) {
        return root instanceof IOException && isIn(root, "FullReadInputStream", "readFully");
    }

    /**
     * Whether the trace of a lost link proves that the server did not execute the statement. Measured on Connector/J 8.0.33 to
     * 26.10:
     *
     * <ul>
     *   <li>It broke while the packet was written ({@code NativeProtocol.send}): the server has a part of it at most.
     *   <li>It broke while {@code ConnectionImpl.isReadOnly} asked for a variable, which the driver does before it sends what
     *       may write.
     *   <li>The answer was error 4031, which the server writes to a session that it closes for having been idle; the driver
     *       makes of it an exception of its own without a cause.
     * </ul>
     *
     * @param lost the exception, or what the driver remembers as its reason
     */
    public static boolean provesNotExecuted(Throwable lost) {
        Throwable root = root(lost);
        boolean refusedIdle =
                root instanceof CJCommunicationsException && isIn(root, "NativeProtocol", "checkErrorMessage");
        return refusedIdle || isIn(root, "NativeProtocol", "send") || isIn(root, "ConnectionImpl", "isReadOnly");
    }

    private static boolean isIn(Throwable failure, String type, String method) {
        for (StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getMethodName().equals(method)
                    && frame.getClassName().startsWith("com.mysql.cj.")
                    && frame.getClassName().endsWith("." + type)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the driver refused a row of a result for its size. Unlike a statement refused for its size, this costs the
     * connection, which the driver does not say.
     */
    public static boolean isResultRefusedForSize(SQLException failure) {
        return isRefusedForSize(failure) && !isIn(root(failure), "NativeProtocol", "send");
    }

    /** The server refused the packet for its size, which costs the connection. */
    public static boolean isTooLargeForServer(SQLException failure) {
        return failure.getErrorCode() == NET_PACKET_TOO_LARGE;
    }

    /** The answer took longer than the {@code socketTimeout} that the application has set. */
    public static boolean isReadTimeout(Throwable lost) {
        return root(lost) instanceof SocketTimeoutException;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /**
     * The driver's exception for a lost link, where it threw one that hides it: within a batch, "No operations allowed after
     * statement closed".
     *
     * @param reason what the driver remembers of the loss
     */
    static SQLException unmasked(SQLException failure, @Nullable Throwable reason) {
        if (!(reason instanceof CJCommunicationsException) || !isOfClosedStatement(failure)) {
            return failure;
        }
        SQLException real = SQLExceptionsMapping.translateException(reason);
        real.addSuppressed(failure);
        return real;
    }
}
