package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.driver.Failures;
import io.github.safeguardjdbc.execute.TextBatch;
import io.github.safeguardjdbc.liveness.Errand;
import io.github.safeguardjdbc.liveness.RecordedSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement that knows our connection as its own, hands out result sets that know it, and refuses what fits no packet
 * before it is sent.
 */
abstract class SafeguardStatement extends OpenStatements.Listed implements Statement {

    private final SafeguardConnection connection;
    private Statement statement;
    private @Nullable Recipe recipe;
    private @Nullable RecordedSettings<Statement> settings;
    private @Nullable ResultSet lastResult;
    private @Nullable TextBatch batch;

    SafeguardStatement(SafeguardConnection connection, Statement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    static native SafeguardStatement create(SafeguardConnection connection, Statement statement);

    @Override
    Statement delegate() {
        return statement;
    }

    /** Says how the statement was made; those that the driver has made for itself have no recipe, and are not made again. */
    final void madeBy(Recipe made) {
        recipe = made;
        connection.statements().add(this);
    }

    @Override
    Statement makeOn(Connection other) throws SQLException {
        Statement made = Objects.requireNonNull(recipe, "only statements with a recipe are made again")
                .make(other);
        if (settings != null) {
            settings.applyTo(made);
        }
        if (batch != null) {
            for (String sql : batch.texts()) {
                made.addBatch(sql);
            }
        }
        return made;
    }

    @Override
    void moveTo(Statement made) {
        statement = made;
        lastResult = null;
    }

    @Override
    @Nullable String obstacle() throws SQLException {
        if (lastResult != null && DriverConnection.hasRowsAtServer(lastResult)) {
            return "a result is being read with a cursor";
        }
        return batch != null && batch.needsSession()
                ? "a statement of its batch reads what the session has left"
                : null;
    }

    @Override
    void unwrapped() throws SQLException {
        session().physical().mayBeSentPast();
    }

    final SafeguardConnection connection() {
        return connection;
    }

    final GuardedSession session() {
        return connection.session();
    }

    /** Our result set for one of the delegate; every woven method that returns a result set calls it. */
    final @Nullable ResultSet wrap(@Nullable ResultSet resultSet) {
        lastResult = resultSet;
        return resultSet == null ? null : SafeguardResultSet.create(this, resultSet);
    }

    private <R extends @Nullable Object> R send(String sql, Call<R> call) throws SQLException {
        return connection.courier().send(Errand.STATEMENT, sql, () -> {
            admit(sql);
            return call.run();
        });
    }

    /** Who has the results of the last execution: the delegate, or a statement that was executed in its place. */
    Statement executed() {
        return statement;
    }

    /** Closes what was executed in place of the delegate. */
    void forgetExecuted() throws SQLException {}

    /** Called with every text that is about to be sent for execution. */
    void admit(String sql) throws SQLException {
        session().admit(sql);
    }

    @Override
    public final @Nullable ResultSet getResultSet() throws SQLException {
        return wrap(executed().getResultSet());
    }

    @Override
    public final int getUpdateCount() throws SQLException {
        return executed().getUpdateCount();
    }

    @Override
    public final long getLargeUpdateCount() throws SQLException {
        return executed().getLargeUpdateCount();
    }

    @Override
    public final boolean getMoreResults() throws SQLException {
        return executed().getMoreResults();
    }

    @Override
    public final boolean getMoreResults(int current) throws SQLException {
        return executed().getMoreResults(current);
    }

    @Override
    public final @Nullable SQLWarning getWarnings() throws SQLException {
        return executed().getWarnings();
    }

    @Override
    public final void clearWarnings() throws SQLException {
        executed().clearWarnings();
    }

    @Override
    public final Connection getConnection() throws SQLException {
        // Asked only so that a closed statement can refuse.
        statement.getConnection();
        return connection;
    }

    @Override
    public final @Nullable ResultSet executeQuery(String sql) throws SQLException {
        return wrap(send(sql, () -> statement.executeQuery(sql)));
    }

    @Override
    public final boolean execute(String sql) throws SQLException {
        return send(sql, () -> statement.execute(sql));
    }

    @Override
    public final boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
        return send(sql, () -> statement.execute(sql, autoGeneratedKeys));
    }

    @Override
    public final boolean execute(String sql, int[] columnIndexes) throws SQLException {
        return send(sql, () -> statement.execute(sql, columnIndexes));
    }

    @Override
    public final boolean execute(String sql, String[] columnNames) throws SQLException {
        return send(sql, () -> statement.execute(sql, columnNames));
    }

    @Override
    public final int executeUpdate(String sql) throws SQLException {
        return send(sql, () -> statement.executeUpdate(sql));
    }

    @Override
    public final int executeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
        return send(sql, () -> statement.executeUpdate(sql, autoGeneratedKeys));
    }

    @Override
    public final int executeUpdate(String sql, int[] columnIndexes) throws SQLException {
        return send(sql, () -> statement.executeUpdate(sql, columnIndexes));
    }

    @Override
    public final int executeUpdate(String sql, String[] columnNames) throws SQLException {
        return send(sql, () -> statement.executeUpdate(sql, columnNames));
    }

    @Override
    public final long executeLargeUpdate(String sql) throws SQLException {
        return send(sql, () -> statement.executeLargeUpdate(sql));
    }

    @Override
    public final long executeLargeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
        return send(sql, () -> statement.executeLargeUpdate(sql, autoGeneratedKeys));
    }

    @Override
    public final long executeLargeUpdate(String sql, int[] columnIndexes) throws SQLException {
        return send(sql, () -> statement.executeLargeUpdate(sql, columnIndexes));
    }

    @Override
    public final long executeLargeUpdate(String sql, String[] columnNames) throws SQLException {
        return send(sql, () -> statement.executeLargeUpdate(sql, columnNames));
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        statement.addBatch(sql);
        if (sql != null) {
            if (batch == null) {
                batch = new TextBatch();
            }
            batch.add(sql, session().admission());
            session().lifeline().willExecute(sql);
        }
    }

    @Override
    public void clearBatch() throws SQLException {
        statement.clearBatch();
        batch = null;
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return sendBatch(() -> statement.executeBatch());
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return sendBatch(() -> statement.executeLargeBatch());
    }

    private <R> R sendBatch(Call<R> call) throws SQLException {
        String first = batch == null ? "" : batch.texts().get(0);
        return connection.courier().send(Errand.BATCH, first, () -> {
            admitBatch();
            return session().checkedByDriver(call);
        });
    }

    private void admitBatch() throws SQLException {
        TextBatch entries = batch;
        batch = null;
        if (entries == null) {
            return;
        }
        try {
            entries.check(session().admission());
        } catch (PacketLimitException e) {
            // The driver, too, empties the batch that failed.
            statement.clearBatch();
            throw e;
        }
        if (entries.mayChangeSession()) {
            session().physical().sessionMayHaveChanged();
        }
    }

    /** Notes a setting, to be made again on another connection. */
    private void keep(String name, RecordedSettings.Setting<Statement> setting) {
        if (settings == null) {
            settings = new RecordedSettings<>();
        }
        settings.put(name, setting);
    }

    @Override
    public void setMaxFieldSize(int max) throws SQLException {
        statement.setMaxFieldSize(max);
        keep("maxFieldSize", made -> made.setMaxFieldSize(max));
    }

    @Override
    public void setMaxRows(int max) throws SQLException {
        statement.setMaxRows(max);
        keep("maxRows", made -> made.setMaxRows(max));
    }

    @Override
    public void setLargeMaxRows(long max) throws SQLException {
        statement.setLargeMaxRows(max);
        keep("maxRows", made -> made.setLargeMaxRows(max));
    }

    @Override
    public void setEscapeProcessing(boolean enable) throws SQLException {
        statement.setEscapeProcessing(enable);
        keep("escapeProcessing", made -> made.setEscapeProcessing(enable));
    }

    @Override
    public void setQueryTimeout(int seconds) throws SQLException {
        statement.setQueryTimeout(seconds);
        keep("queryTimeout", made -> made.setQueryTimeout(seconds));
    }

    @Override
    public void setCursorName(String name) throws SQLException {
        statement.setCursorName(name);
        keep("cursorName", made -> made.setCursorName(name));
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        statement.setFetchDirection(direction);
        keep("fetchDirection", made -> made.setFetchDirection(direction));
    }

    @Override
    public void setFetchSize(int rows) throws SQLException {
        statement.setFetchSize(rows);
        keep("fetchSize", made -> made.setFetchSize(rows));
    }

    @Override
    public void setPoolable(boolean poolable) throws SQLException {
        statement.setPoolable(poolable);
        keep("poolable", made -> made.setPoolable(poolable));
    }

    @Override
    public void closeOnCompletion() throws SQLException {
        statement.closeOnCompletion();
        keep("closeOnCompletion", Statement::closeOnCompletion);
    }

    /** A statement whose connection is lost has gone with it, and that what it did before has succeeded stays true. */
    @Override
    public void close() throws SQLException {
        connection.statements().remove(this);
        try {
            statement.close();
        } catch (SQLException e) {
            if (!Failures.isLinkLost(e)) {
                throw e;
            }
        }
    }
}
