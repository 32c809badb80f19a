package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.driver.Failures;
import io.github.safeguardjdbc.execute.Admission;
import io.github.safeguardjdbc.execute.OversizeRequest;
import io.github.safeguardjdbc.execute.Sending;
import io.github.safeguardjdbc.execute.SplitOutcome;
import io.github.safeguardjdbc.execute.TextBatch;
import io.github.safeguardjdbc.execute.TextBatchRun;
import io.github.safeguardjdbc.execute.UpdateCounts;
import io.github.safeguardjdbc.liveness.Errand;
import io.github.safeguardjdbc.liveness.RecordedSettings;
import io.github.safeguardjdbc.value.Row;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A statement that knows our connection as its own, hands out result sets that know it, and finds another way for what
 * fits no packet.
 */
abstract class SafeguardStatement extends OpenStatements.Listed implements Statement {

    private final SafeguardConnection connection;
    private Statement statement;
    private @Nullable Recipe recipe;
    private @Nullable RecordedSettings<Statement> settings;
    private @Nullable ResultSet lastResult;
    private @Nullable TextBatch batch;

    /** Once an execution was too large for a packet. */
    private volatile @Nullable Oversize oversize;

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
        oversize = null;
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

    /** Lets a text go out: several statements, perhaps, if it is not sure to fit a packet. */
    private <R> R send(String sql, boolean keysRequested, Sending<R> sending) throws SQLException {
        Errand errand = session().admission().surelyFits(sql) ? Errand.STATEMENT : Errand.BATCH;
        return connection.courier().send(errand, sql, () -> execute(sql, keysRequested, sending));
    }

    private <R> R execute(String sql, boolean keysRequested, Sending<R> sending) throws SQLException {
        forgetLastExecution();
        Admission admission = session().admission();
        boolean surelyFits = admission.surelyFits(sql);
        long payload = surelyFits ? Admission.FITS : admission.oversize(sql);
        session().willExecute(sql, surelyFits);
        return payload == Admission.FITS
                ? sending.send(sql)
                : executeOversize(sql, null, keysRequested, payload, sending);
    }

    /** Executes a statement that fits no packet. */
    final <R extends @Nullable Object> R executeOversize(
            String sql, @Nullable Row parameters, boolean keysRequested, long payload, Sending<R> sending)
            throws SQLException {
        return oversize()
                .execute(
                        session().newOversizeRun(),
                        new OversizeRequest(sql, parameters, statement, keysRequested, payload),
                        sending);
    }

    private Oversize oversize() {
        Oversize ours = oversize;
        if (ours == null) {
            ours = new Oversize();
            oversize = ours;
        }
        return ours;
    }

    /** Called before each execution: what is known of the last one is over. */
    void forgetLastExecution() throws SQLException {
        Oversize ours = oversize;
        if (ours != null) {
            ours.forget();
        }
    }

    /** Notes the outcome of a batch's last statement, if the delegate does not know it. */
    final void concluded(@Nullable SplitOutcome outcome) {
        if (outcome != null) {
            oversize().concluded(outcome);
        }
    }

    /** What an execution has changed, of which the driver's method has returned {@code ofDriver}. */
    final int updateCount(int ofDriver) {
        Oversize ours = oversize;
        return ours == null ? ofDriver : ours.updateCount(ofDriver);
    }

    /** The same, however much. */
    final long largeUpdateCount(long ofDriver) {
        Oversize ours = oversize;
        return ours == null ? ofDriver : ours.largeUpdateCount(ofDriver);
    }

    /** Who has the results of the last execution: the delegate, or a statement that was executed in its place. */
    Statement executed() {
        return statement;
    }

    /** Closes what was executed in place of the delegate. */
    void forgetExecuted() throws SQLException {}

    @Override
    public final @Nullable ResultSet getResultSet() throws SQLException {
        return wrap(executed().getResultSet());
    }

    @Override
    public final Connection getConnection() throws SQLException {
        // Asked only so that a closed statement can refuse.
        statement.getConnection();
        return connection;
    }

    @Override
    public final @Nullable ResultSet executeQuery(String sql) throws SQLException {
        return wrap(send(sql, false, text -> statement.executeQuery(text)));
    }

    @Override
    public final boolean execute(String sql) throws SQLException {
        return send(sql, false, text -> statement.execute(text));
    }

    @Override
    public final boolean execute(String sql, int autoGeneratedKeys) throws SQLException {
        return send(
                sql, autoGeneratedKeys == RETURN_GENERATED_KEYS, text -> statement.execute(text, autoGeneratedKeys));
    }

    @Override
    public final boolean execute(String sql, int[] columnIndexes) throws SQLException {
        return send(
                sql, columnIndexes != null && columnIndexes.length > 0, text -> statement.execute(text, columnIndexes));
    }

    @Override
    public final boolean execute(String sql, String[] columnNames) throws SQLException {
        return send(sql, columnNames != null && columnNames.length > 0, text -> statement.execute(text, columnNames));
    }

    @Override
    public final int executeUpdate(String sql) throws SQLException {
        return updateCount(send(sql, false, text -> statement.executeUpdate(text)));
    }

    @Override
    public final int executeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
        return updateCount(send(
                sql,
                autoGeneratedKeys == RETURN_GENERATED_KEYS,
                text -> statement.executeUpdate(text, autoGeneratedKeys)));
    }

    @Override
    public final int executeUpdate(String sql, int[] columnIndexes) throws SQLException {
        return updateCount(send(
                sql,
                columnIndexes != null && columnIndexes.length > 0,
                text -> statement.executeUpdate(text, columnIndexes)));
    }

    @Override
    public final int executeUpdate(String sql, String[] columnNames) throws SQLException {
        return updateCount(send(
                sql,
                columnNames != null && columnNames.length > 0,
                text -> statement.executeUpdate(text, columnNames)));
    }

    @Override
    public final long executeLargeUpdate(String sql) throws SQLException {
        return largeUpdateCount(send(sql, false, text -> statement.executeLargeUpdate(text)));
    }

    @Override
    public final long executeLargeUpdate(String sql, int autoGeneratedKeys) throws SQLException {
        return largeUpdateCount(send(
                sql,
                autoGeneratedKeys == RETURN_GENERATED_KEYS,
                text -> statement.executeLargeUpdate(text, autoGeneratedKeys)));
    }

    @Override
    public final long executeLargeUpdate(String sql, int[] columnIndexes) throws SQLException {
        return largeUpdateCount(send(
                sql,
                columnIndexes != null && columnIndexes.length > 0,
                text -> statement.executeLargeUpdate(text, columnIndexes)));
    }

    @Override
    public final long executeLargeUpdate(String sql, String[] columnNames) throws SQLException {
        return largeUpdateCount(send(
                sql,
                columnNames != null && columnNames.length > 0,
                text -> statement.executeLargeUpdate(text, columnNames)));
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
        return sendBatch(() -> statement.executeBatch(), UpdateCounts::narrow);
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return sendBatch(() -> statement.executeLargeBatch(), counts -> counts);
    }

    private <R> R sendBatch(Call<R> byDriver, Function<long[], R> counts) throws SQLException {
        TextBatch entries = batch;
        String first = entries == null ? "" : entries.texts().get(0);
        return connection.courier().send(Errand.BATCH, first, () -> {
            forgetLastExecution();
            batch = null;
            return entries == null || admit(entries)
                    ? session().checkedByDriver(byDriver)
                    : counts.apply(executeEach(entries.texts()));
        });
    }

    /** False if an entry fits no packet and has to go another way. */
    private boolean admit(TextBatch entries) throws SQLException {
        if (entries.mayChangeSession()) {
            session().physical().sessionMayHaveChanged();
        }
        session().physical().tidyUp();
        if (session().mayReplaceStatements()) {
            return !entries.isOversize(session().admission());
        }
        try {
            entries.check(session().admission());
            return true;
        } catch (PacketLimitException e) {
            // The driver, too, empties the batch that failed.
            statement.clearBatch();
            throw e;
        }
    }

    private long[] executeEach(List<String> texts) throws SQLException {
        statement.clearBatch();
        TextBatchRun run = new TextBatchRun(session().physical());
        try {
            return run.execute(
                    texts,
                    this,
                    sql -> largeUpdateCount(
                            execute(sql, true, text -> statement.executeLargeUpdate(text, RETURN_GENERATED_KEYS))));
        } finally {
            concluded(run.outcome());
        }
    }

    @Override
    public int getUpdateCount() throws SQLException {
        return updateCount(executed().getUpdateCount());
    }

    @Override
    public long getLargeUpdateCount() throws SQLException {
        return largeUpdateCount(executed().getLargeUpdateCount());
    }

    /** The driver closes its own statement after its last result; of one that was executed in its place it does not know. */
    @SuppressWarnings("ReferenceEquality") // which of the results it is, not what is in it
    final void resultClosed(ResultSet result) throws SQLException {
        if (result == lastResult && executed() != statement && isCloseOnCompletion()) {
            close();
        }
    }

    private void movePastParts() {
        Oversize ours = oversize;
        if (ours != null) {
            ours.moreResults();
        }
    }

    @Override
    public boolean getMoreResults() throws SQLException {
        movePastParts();
        return executed().getMoreResults();
    }

    @Override
    public boolean getMoreResults(int current) throws SQLException {
        movePastParts();
        return executed().getMoreResults(current);
    }

    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        Oversize ours = oversize;
        return ours == null ? executed().getWarnings() : ours.warnings(executed());
    }

    @Override
    public void clearWarnings() throws SQLException {
        executed().clearWarnings();
        Oversize ours = oversize;
        if (ours != null) {
            ours.clearWarnings();
        }
    }

    @Override
    public @Nullable ResultSet getGeneratedKeys() throws SQLException {
        Oversize ours = oversize;
        ResultSet keys = ours == null ? null : ours.generatedKeys(statement);
        return wrap(keys != null ? keys : executed().getGeneratedKeys());
    }

    @Override
    public void cancel() throws SQLException {
        Oversize ours = oversize;
        if (ours == null || !ours.cancel()) {
            statement.cancel();
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
            session().lifeline().link().giveUpIfDead();
        }
    }
}
