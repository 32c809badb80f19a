package io.github.safeguardjdbc.doctor.survey;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Finds out by trying how large a packet comes through, where something between here and the server may take less than the
 * server does. What is sent is {@code DO 0} with a comment; each attempt that fails costs a connection.
 */
public final class PacketProbe {
    /** More is not tried: it is what a server takes by default. */
    static final long MOST = 64L << 20;

    /** The result is that exact. */
    private static final long STEP = 1024;

    private static final int ANSWER_MILLIS = 20_000;
    private static final String TEXT = "DO 0 /*";
    private static final String END = "*/";

    /** Command byte, and what is left free for the counts of query attributes. */
    private static final int FRAME = 3;

    private final Opener opener;

    /** @param opener where connections come from, each a new one */
    public PacketProbe(Opener opener) {
        this.opener = opener;
    }

    /** Opens a connection that nobody else uses. */
    @FunctionalInterface
    public interface Opener {
        Connection open() throws SQLException;
    }

    /**
     * The largest payload that came through, in bytes, or a little less.
     *
     * @param usable the largest payload that the server takes by its own word
     * @throws SQLException if no connection can be made
     */
    public long largest(long usable) throws SQLException {
        long most = Math.min(usable, MOST);
        if (passes(most)) {
            return most;
        }
        long low = 0;
        long high = most;
        while (high - low > STEP) {
            long middle = (low + high) / 2;
            if (passes(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean passes(long payload) throws SQLException {
        int padding = (int) payload - FRAME - TEXT.length() - END.length();
        if (padding < 0) {
            return true;
        }
        try (Connection connection = opener.open()) {
            connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
            return answers(connection, TEXT + "x".repeat(padding) + END);
        }
    }

    private static boolean answers(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            // Which is the answer.
            return false;
        }
    }
}
