package io.github.safeguardjdbc.driver;

import com.mysql.cj.jdbc.ConnectionImpl;
import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The traits of the session that a connection speaks to at this moment.
 *
 * <p>A multi-host connection changes its session, and with it the limit, under the same object: there the traits are kept
 * for each session and looked up each time. Elsewhere they are a field. Thread-safe.
 */
final class Sessions {
    private static final int REMEMBERED = 32;

    private final JdbcConnection connection;
    private final @Nullable SessionTraits only;
    private final Map<SessionKey, SessionTraits> byId = new LinkedHashMap<>();

    Sessions(JdbcConnection connection) throws SQLException {
        this.connection = connection;
        boolean singleHost = connection instanceof ConnectionImpl && !connection.isProxySet();
        this.only = singleHost ? SessionTraits.settle(connection) : null;
    }

    SessionKey key() {
        return new SessionKey(
                connection.getHostPortPair(), connection.getSession().getThreadId());
    }

    /** True if the session never changes. */
    boolean isSingle() {
        return only != null;
    }

    SessionTraits current() throws SQLException {
        return only != null ? only : lookUp();
    }

    private synchronized SessionTraits lookUp() throws SQLException {
        SessionKey id = key();
        SessionTraits traits = byId.get(id);
        if (traits == null) {
            if (byId.size() >= REMEMBERED) {
                byId.remove(byId.keySet().iterator().next());
            }
            traits = SessionTraits.settle(connection);
            byId.put(id, traits);
        }
        return traits;
    }
}
