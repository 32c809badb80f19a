package io.github.safeguardjdbc.testing.benchmark;

import com.mysql.cj.NativeSession;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.ConnectionImpl;
import com.mysql.cj.jdbc.JdbcPropertySet;
import com.mysql.cj.jdbc.JdbcPropertySetImpl;
import com.mysql.cj.protocol.a.NativeServerSession;
import java.io.Serial;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A connection of Connector/J's type that is connected to nothing. It hands out one and the same statement, so that the
 * driver's share in what is measured is as small as it can be.
 */
final class StubConnection extends ConnectionImpl {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int LIMIT = 64 << 20;

    private final transient StubPreparedStatement statement = Stub.of(StubPreparedStatement.class);
    private final transient DatabaseMetaData metaData = Stub.of(StubMetaData.class);
    private final transient JdbcPropertySet properties = new JdbcPropertySetImpl();
    private final transient NativeSession session;
    private boolean autoCommit = true;

    StubConnection() {
        properties.initializeProperties(new Properties());
        properties.getIntegerProperty(PropertyKey.maxAllowedPacket).setValue(LIMIT);
        session = new StubSession(properties);
        statement.belongTo(this);
    }

    @Override
    public PreparedStatement prepareStatement(String sql) {
        return statement;
    }

    @Override
    public JdbcPropertySet getPropertySet() {
        return properties;
    }

    @Override
    public NativeSession getSession() {
        return session;
    }

    @Override
    public DatabaseMetaData getMetaData() {
        return metaData;
    }

    @Override
    public String nativeSQL(String sql) {
        return sql;
    }

    @Override
    public @Nullable String getStatementComment() {
        return null;
    }

    @Override
    public String getHostPortPair() {
        return "stub:3306";
    }

    @Override
    public boolean isProxySet() {
        return false;
    }

    @Override
    public boolean isValid(int timeout) {
        return true;
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    @Override
    public boolean getAutoCommit() {
        return autoCommit;
    }

    @Override
    public void setAutoCommit(boolean value) {
        autoCommit = value;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public void setReadOnly(boolean value) {
        // Nobody writes anyway.
    }

    @Override
    public int getTransactionIsolation() {
        return TRANSACTION_REPEATABLE_READ;
    }

    @Override
    public int getNetworkTimeout() {
        return 0;
    }

    @Override
    public void setNetworkTimeout(Executor executor, int millis) {
        // There is no network.
    }

    @Override
    public @Nullable String getCatalog() {
        return null;
    }

    @Override
    public @Nullable SQLWarning getWarnings() {
        return null;
    }

    @Override
    public void clearWarnings() {
        // There never are any.
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!isWrapperFor(type)) {
            throw new SQLException("Not a " + type);
        }
        return type.cast(this);
    }

    /** A session that was never begun. */
    private static final class StubSession extends NativeSession {
        @Serial
        private static final long serialVersionUID = 1;

        private final transient NativeServerSession serverSession;

        StubSession(JdbcPropertySet properties) {
            super(new HostInfo(), properties);
            serverSession = new StubServerSession(properties);
            protocol = new StubProtocol();
            setConnectionCreationTimeMillis(System.currentTimeMillis());
        }

        @Override
        public NativeServerSession getServerSession() {
            return serverSession;
        }

        @Override
        public long getThreadId() {
            return 1;
        }

        @Override
        public boolean isClosed() {
            return false;
        }
    }

    /** What a server of today says in its handshake. */
    private static final class StubServerSession extends NativeServerSession {
        StubServerSession(JdbcPropertySet properties) {
            super(properties);
        }

        @Override
        public boolean supportsQueryAttributes() {
            return true;
        }
    }
}
