package io.github.safeguardjdbc.stub;

import com.mysql.cj.NativeSession;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcPropertySetImpl;
import com.mysql.cj.protocol.ServerSession;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.execute.AssemblyProbes;
import io.github.safeguardjdbc.execute.PhysicalConnection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** A connection of Connector/J to no server, with the driver's own properties and a session of our making. */
public final class StubDriver {

    /** What the connection below ours was asked. */
    public final StubDelegate below = new StubDelegate();

    /** The connection's settings; changed ones count from the next session on. */
    public final PropertySet properties = new JdbcPropertySetImpl();

    /** What the session is known by; another number is another session. */
    public long sessionId = 1;

    private final JdbcConnection connection = below.as(JdbcConnection.class);

    /** With the limit of a server as it comes. */
    public StubDriver() {
        this(64 << 20);
    }

    /** @param maxAllowedPacket the session's limit in bytes */
    public StubDriver(int maxAllowedPacket) {
        maxAllowedPacket(maxAllowedPacket);
        below.answering("isWrapperFor", true)
                .answering("unwrap", connection)
                .answering("getPropertySet", properties)
                .answering(
                        "getMetaData",
                        new StubDelegate()
                                .answering("getDriverMajorVersion", 26)
                                .answering("getDriverMinorVersion", 10)
                                .as(DatabaseMetaData.class))
                .answering("getSession", new Session(properties));
    }

    /** Sets the limit that the next session will have. */
    public void maxAllowedPacket(int bytes) {
        properties.getIntegerProperty(PropertyKey.maxAllowedPacket).setValue(bytes);
    }

    /** The driver's connection. */
    public JdbcConnection connection() {
        return connection;
    }

    /** What we keep for it. */
    public PhysicalConnection physical() throws SQLException {
        return new PhysicalConnection(DriverConnection.of(connection), Long.MAX_VALUE, true, new AssemblyProbes());
    }

    private final class Session extends NativeSession {
        private static final long serialVersionUID = 1L;

        Session(PropertySet properties) {
            super(new HostInfo(), properties);
        }

        @Override
        public long getThreadId() {
            return sessionId;
        }

        @Override
        public ServerSession getServerSession() {
            return new StubDelegate().as(ServerSession.class);
        }
    }
}
