package io.github.safeguardjdbc.driver;

import com.mysql.cj.BindValue;
import com.mysql.cj.PreparedQuery;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.ClientPreparedStatement;
import com.mysql.cj.jdbc.ConnectionImpl;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.jdbc.JdbcPreparedStatement;
import com.mysql.cj.jdbc.JdbcStatement;
import com.mysql.cj.jdbc.ServerPreparedStatement;
import com.mysql.cj.jdbc.ha.ReplicationConnection;
import com.mysql.cj.jdbc.result.ResultSetImpl;
import com.mysql.cj.protocol.a.result.ResultsetRowsCursor;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.PacketLimit;
import io.github.safeguardjdbc.value.ParameterSet;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
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
    /** The most that a server can be set to; the driver calculates with it, and overflows with more. */
    private static final int LARGEST_PACKET = 1 << 30;

    private static final int SMALL_BYTES = 256;

    private final JdbcConnection connection;
    private final Sessions sessions;
    private final Wire wire;
    private final StateTracker tracker;

    private DriverConnection(JdbcConnection connection) throws SQLException {
        this.connection = connection;
        this.sessions = new Sessions(connection);
        this.wire = new Wire(connection);
        this.tracker = new StateTracker(connection);
    }

    /**
     * The object of Connector/J below a connection, or null if there is none: what a {@code DriverConnection} is made
     * of, and what identifies it for as long as it is open.
     */
    public static @Nullable Object physical(Connection connection) throws SQLException {
        // Between hosts there is one object more, to which some connections unwrap and others do not.
        return connection.isWrapperFor(JdbcConnection.class)
                ? connection.unwrap(JdbcConnection.class).unwrap(JdbcConnection.class)
                : null;
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

    /**
     * Has the driver accept result rows of any size, or of none above the limit. It holds what it sends against the same number:
     * while any size is accepted, nobody but us keeps a statement from being too large. On a multi-host connection, whose limit
     * may change at any time, nothing happens.
     */
    public void acceptRowsOfAnySize(boolean any) throws SQLException {
        if (sessions.isSingle()) {
            connection
                    .getPropertySet()
                    .getIntegerProperty(PropertyKey.maxAllowedPacket)
                    .setValue(any ? LARGEST_PACKET : (int) limit().usablePayload());
        }
    }

    /** The server's id of the session that the connection speaks to now. */
    public long sessionId() {
        return connection.getSession().getThreadId();
    }

    /** What tells the session that the connection speaks to now from others that it has spoken to. */
    public SessionKey session() {
        return sessions.key();
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
     * Closes a connection whose link was lost, without a word to the server, so that the driver refuses the next call. Between
     * hosts that is how it finds out, and goes on with another one. One that mends itself is left alone, with
     * {@code autoReconnect}.
     */
    public void giveUp() throws SQLException {
        // Between a source and its replicas a failure has closed the link, and another one is there already.
        boolean replicated = connection instanceof ReplicationConnection;
        if (isMultiHost() ? !replicated && wire.isCurrent() && wire.isSeenDead() : !mendsItself()) {
            connection.abortInternal();
        }
    }

    /**
     * Closes a lost connection for good, at all its hosts, without a word to any of them.
     *
     * @param pooled the same connection as it was handed out: only there does the driver know of all its hosts
     */
    public void abandon(Connection pooled) throws SQLException {
        if (connection instanceof ReplicationConnection both) {
            abandon(both.getSourceConnection());
            abandon(both.getReplicaConnection());
        } else if (isMultiHost()) {
            pooled.abort(Runnable::run);
        } else {
            connection.abortInternal();
        }
    }

    private static void abandon(@Nullable JdbcConnection part) throws SQLException {
        if (part != null) {
            part.abortInternal();
        }
    }

    /** True if the driver puts another session in the place of a lost one and tells nobody. */
    public boolean mendsItself() {
        boolean reconnects = connection
                .getPropertySet()
                .getBooleanProperty(PropertyKey.autoReconnect)
                .getValue();
        return reconnects || (connection instanceof ConnectionImpl && connection.isProxySet());
    }

    /** True if the connection has a session at one of several hosts, and perhaps others at others. */
    public boolean isMultiHost() {
        return !sessions.isSingle() && !mendsItself();
    }

    /** The link to the server. */
    public Wire wire() {
        return wire;
    }

    /** Has the server tell what changes the session, where driver and server have agreed on that; not between hosts. */
    public void trackState() {
        if (sessions.isSingle() && !mendsItself()) {
            tracker.start();
        }
    }

    /** What the server tells of changes of the session; nothing before {@link #trackState}. */
    public StateTracker tracker() {
        return tracker;
    }

    /**
     * A plain statement of the driver, which reads results whole: for a cursor the driver would have its text prepared, and that
     * would take the place of the warnings of the statement before.
     */
    public Statement createStatement() throws SQLException {
        tracker.countsOurs();
        Statement statement = connection.createStatement();
        statement.setFetchSize(0);
        return statement;
    }

    /** A statement whose parameters the driver writes into its text. */
    public PreparedStatement prepareOnClient(String sql) throws SQLException {
        tracker.countsOurs();
        return connection.clientPrepareStatement(sql);
    }

    /** The same, perhaps with {@link Statement#RETURN_GENERATED_KEYS}. */
    public PreparedStatement prepareOnClient(String sql, int autoGeneratedKeys) throws SQLException {
        tracker.countsOurs();
        return connection.clientPrepareStatement(sql, autoGeneratedKeys);
    }

    /** A statement that is prepared on the server. */
    public PreparedStatement prepareOnServer(String sql) throws SQLException {
        tracker.countsOurs();
        return connection.serverPrepareStatement(sql);
    }

    /**
     * A statement to be executed in place of the application's.
     *
     * @param sql as the driver sends it: JDBC escapes are translated
     * @param onServer prepared on the server
     * @param like the application's statement, which has the kind of result set and the settings that this one is to have, the
     *     timeout left out
     */
    public PreparedStatement standIn(String sql, boolean onServer, boolean keysRequested, PreparedStatement like)
            throws SQLException {
        PreparedStatement statement;
        if (keysRequested) {
            statement = onServer
                    ? connection.serverPrepareStatement(sql, Statement.RETURN_GENERATED_KEYS)
                    : connection.clientPrepareStatement(sql, Statement.RETURN_GENERATED_KEYS);
        } else {
            int type = like.getResultSetType();
            int concurrency = like.getResultSetConcurrency();
            statement = onServer
                    ? connection.serverPrepareStatement(sql, type, concurrency)
                    : connection.clientPrepareStatement(sql, type, concurrency);
        }
        statement.setLargeMaxRows(like.getLargeMaxRows());
        statement.setFetchSize(like.getFetchSize());
        statement.setFetchDirection(like.getFetchDirection());
        return statement;
    }

    /**
     * The text of a statement as the driver cuts it at its parameters.
     *
     * @param binary its literals are to mean what the parameters would in the binary protocol
     */
    public StatementTemplate template(String sql, boolean binary) throws SQLException {
        return new StatementTemplate(
                connection.clientPrepareStatement(sql), sessions.current().charset(), binary);
    }

    /** True if the server refused to prepare a statement that it might execute all the same. */
    public static boolean isNotPreparable(SQLException failure) {
        return switch (failure.getErrorCode()) {
            // ER_UNSUPPORTED_PS, ER_PS_MANY_PARAM, ER_MAX_PREPARED_STMT_COUNT_REACHED
            case 1295, 1390, 1461 -> true;
            default -> false;
        };
    }

    /** True if the server commits each statement, by its own last word. */
    public boolean isAutocommit() {
        return connection.getSession().getServerSession().isAutocommit();
    }

    /** True if what the session changes goes to the server's binary log; one round trip. */
    public boolean writesBinaryLog() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@global.log_bin AND @@session.sql_log_bin")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The current database, or null if none is selected. */
    public @Nullable String database() throws SQLException {
        return connection.getDatabase();
    }

    /** The database that a statement was prepared in and that the driver executes it in. */
    public static @Nullable String databaseOf(Statement statement) throws SQLException {
        return statement.unwrap(JdbcStatement.class).getCurrentDatabase();
    }

    /** The number of a statement's parameters. */
    public static int parametersOf(PreparedStatement statement) throws SQLException {
        return ((PreparedQuery) statement.unwrap(JdbcStatement.class).getQuery()).getParameterCount();
    }

    /** True if the driver takes a statement for one with ON DUPLICATE KEY UPDATE, of which it reports one key in a batch. */
    public static boolean isUpsert(PreparedStatement statement) throws SQLException {
        PreparedQuery query =
                (PreparedQuery) statement.unwrap(JdbcStatement.class).getQuery();
        return query.getQueryInfo().containsOnDuplicateKeyUpdate();
    }

    /**
     * Has the driver write a variable in place of a parameter, as it does itself for the OUT parameters of a call.
     *
     * @param index 1-based
     * @param variable as it is written in a statement
     */
    public static void useVariable(PreparedStatement call, int index, String variable) throws SQLException {
        call.unwrap(JdbcPreparedStatement.class).setBytes(index, variable.getBytes(StandardCharsets.US_ASCII), false);
    }

    /** True if the driver has been given a parameter that may be large and is not among these: one that was set by name. */
    public static boolean hasOthers(PreparedStatement call, ParameterSet known) throws SQLException {
        if (!call.isWrapperFor(JdbcStatement.class)) {
            return true;
        }
        BindValue[] values = ((PreparedQuery) call.unwrap(JdbcStatement.class).getQuery())
                .getQueryBindings()
                .getBindValues();
        for (int i = 0; i < values.length; i++) {
            boolean other = values[i].isSet() && (i >= known.size() || known.setter(i) == null);
            // Such as the names of the variables for OUT parameters.
            boolean small = values[i].getValue() instanceof byte[] bytes && bytes.length <= SMALL_BYTES;
            if (other && !small && !values[i].isNull()) {
                return true;
            }
        }
        return false;
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

    /**
     * The text of a statement with the literals that its parameters become, byte for byte as the driver sends it.
     *
     * @param statement from {@link #prepareOnClient}, with all its parameters set; streams among them are read
     * @param binary but for literals that are to mean what the parameters would in the binary protocol
     */
    public static InputStream renderedText(PreparedStatement statement, boolean binary) throws SQLException {
        return new SequenceInputStream(new RenderedText(statement, binary));
    }

    /**
     * A text that executes a statement prepared with PREPARE, and that the driver treats as it would treat what it was
     * prepared from.
     *
     * @param name of the prepared statement
     * @param sql what it was prepared from
     */
    public String executing(String name, String sql) {
        return Impersonation.executing(
                name, sql, connection.getSession().getServerSession().isNoBackslashEscapesSet());
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
