package io.github.safeguardjdbc.driver;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.ClientPreparedStatement;
import com.mysql.cj.jdbc.ConnectionImpl;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcStatement;
import com.mysql.cj.jdbc.ServerPreparedStatement;
import com.mysql.cj.jdbc.result.ResultSetImpl;
import com.mysql.cj.protocol.a.result.ResultsetRowsCursor;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.PacketLimit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection of Connector/J, below whatever pool hands it out: its limit and settings, and statements in the protocol
 * of our choice. As thread-safe as the driver's connection.
 */
public final class DriverConnection {
    private final JdbcConnection connection;
    private final Sessions sessions;
    private final Wire wire;

    private DriverConnection(JdbcConnection connection) throws SQLException {
        this.connection = connection;
        this.sessions = new Sessions(connection);
        this.wire = new Wire(connection);
    }

    /**
     * The object of Connector/J below a connection, or null if there is none: what a {@code DriverConnection} is made
     * of, and what identifies it for as long as it is open.
     */
    public static @Nullable Object physical(Connection connection) throws SQLException {
        return connection.isWrapperFor(JdbcConnection.class) ? connection.unwrap(JdbcConnection.class) : null;
    }

    /**
     * A handle on a physical connection. It sets the driver's own limit, so there must be one handle only.
     *
     * @param physical from {@link #physical}
     * @throws SQLException if the connection is closed
     */
    public static DriverConnection of(Object physical) throws SQLException {
        return new DriverConnection((JdbcConnection) physical);
    }

    /** The limit of the session that the connection speaks to now; a field read unless it is a multi-host connection. */
    public PacketLimit limit() throws SQLException {
        return sessions.current().limit();
    }

    /** The server's id of the session that the connection speaks to now. */
    public long sessionId() {
        return connection.getSession().getThreadId();
    }

    /** What decides the size of statements on the current session, but for a statement comment. */
    public Encoding encoding() throws SQLException {
        return sessions.current().encoding();
    }

    /** The text as the driver sends it, with JDBC escapes translated. */
    public String nativeSql(String sql) throws SQLException {
        return sql.indexOf('{') < 0 ? sql : connection.nativeSQL(sql);
    }

    /** The comment that the driver puts before each text statement now, or null. */
    public @Nullable String statementComment() {
        return connection.getStatementComment();
    }

    public DriverSettings settings() {
        return DriverSettings.of(connection.getPropertySet());
    }

    /** True if the driver knows the connection to be closed; a link that died unnoticed is not. */
    public boolean isClosed() throws SQLException {
        return connection.isClosed();
    }

    /**
     * Closes a connection whose link was lost, without a word to the server. One that mends itself is left alone: a
     * multi-host connection, or one with {@code autoReconnect}.
     */
    public void giveUp() throws SQLException {
        if (!mendsItself()) {
            connection.abortInternal();
        }
    }

    /** True if the driver puts another session in the place of a lost one: between hosts, or with {@code autoReconnect}. */
    public boolean mendsItself() {
        boolean reconnects = connection
                .getPropertySet()
                .getBooleanProperty(PropertyKey.autoReconnect)
                .getValue();
        return reconnects || !(connection instanceof ConnectionImpl) || connection.isProxySet();
    }

    /** The link to the server. */
    public Wire wire() {
        return wire;
    }

    /** A plain statement of the driver. */
    public Statement createStatement() throws SQLException {
        return connection.createStatement();
    }

    /** A statement whose parameters the driver writes into its text. */
    public PreparedStatement prepareOnClient(String sql) throws SQLException {
        return connection.clientPrepareStatement(sql);
    }

    /** A statement that is prepared on the server. */
    public PreparedStatement prepareOnServer(String sql) throws SQLException {
        return connection.serverPrepareStatement(sql);
    }

    /** The current database, or null if none is selected. */
    public @Nullable String database() throws SQLException {
        return connection.getDatabase();
    }

    /** The database that a statement was prepared in and that the driver executes it in. */
    public static @Nullable String databaseOf(Statement statement) throws SQLException {
        return statement.unwrap(JdbcStatement.class).getCurrentDatabase();
    }

    /** True if the statement is executed in the binary protocol. */
    public static boolean isPreparedOnServer(Statement statement) throws SQLException {
        return statement.isWrapperFor(ServerPreparedStatement.class);
    }

    /** True if rows of the result are still at the server, to be fetched on demand. */
    public static boolean hasRowsAtServer(ResultSet result) throws SQLException {
        return !result.isClosed()
                && result.isWrapperFor(ResultSetImpl.class)
                && result.unwrap(ResultSetImpl.class).getRows() instanceof ResultsetRowsCursor rows
                && !rows.isAfterLast();
    }

    /** The value of LAST_INSERT_ID that the server reported with a statement's result; 0 for none. */
    public static long lastInsertId(PreparedStatement statement) throws SQLException {
        return statement.unwrap(ClientPreparedStatement.class).getLastInsertID();
    }

    /** The result set of {@code getGeneratedKeys} with these keys, as the driver itself makes it for a batch. */
    public ResultSet generatedKeys(Statement owner, List<Long> keys) throws SQLException {
        return GeneratedKeysResult.of(connection, owner, keys);
    }
}
