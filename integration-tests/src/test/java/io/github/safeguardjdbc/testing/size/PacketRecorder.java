package io.github.safeguardjdbc.testing.size;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Message;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.io.Serial;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * Sees each command as the driver is about to write it, and ends the execution there: the packet has been built, and
 * no round trip is spent on it.
 *
 * <p>Named in the URL property {@code queryInterceptors}. Works for the thread that calls {@link #payloadOf}.
 */
public final class PacketRecorder implements QueryInterceptor {
    private static final byte COM_STMT_SEND_LONG_DATA = 0x18;
    private static final byte COM_STMT_RESET = 0x1A;
    private static final ThreadLocal<Boolean> RECORDING = ThreadLocal.withInitial(() -> false);

    /** Public because the driver creates it. */
    public PacketRecorder() {}

    /**
     * The payload in bytes of the command that a call sends, which is then not sent.
     *
     * @throws SQLException if the driver refuses the call before that
     */
    static int payloadOf(Call call) throws SQLException {
        RECORDING.set(true);
        try {
            call.run();
        } catch (SQLException | RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Recorded recorded) {
                    return recorded.payload;
                }
            }
            throw e;
        } finally {
            RECORDING.remove();
        }
        throw new AssertionError("the driver sent no command");
    }

    @Override
    public <M extends Message> M preProcess(M packet) {
        if (!RECORDING.get()) {
            return null;
        }
        byte command = packet.getByteBuffer()[0];
        if (command == COM_STMT_SEND_LONG_DATA || command == COM_STMT_RESET) {
            // As if it had been sent: the driver looks at no reply.
            return packet;
        }
        throw new Recorded(packet.getPosition());
    }

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        return this;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the driver's interface is so
    public <T extends Resultset> T preProcess(Supplier<String> sql, Query query) {
        return null;
    }

    @Override
    public <T extends Resultset> T postProcess(Supplier<String> sql, Query query, T result, ServerSession session) {
        return null;
    }

    @Override
    public boolean executeTopLevelOnly() {
        return false;
    }

    @Override
    public void destroy() {}

    /** A call of the driver that sends a command. */
    interface Call {
        void run() throws SQLException;
    }

    private static final class Recorded extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1;

        private final int payload;

        Recorded(int payload) {
            super("recorded", null, false, false);
            this.payload = payload;
        }
    }
}
