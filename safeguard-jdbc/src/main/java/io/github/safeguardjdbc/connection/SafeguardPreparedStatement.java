package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.execute.Admission;
import io.github.safeguardjdbc.execute.BatchRequest;
import io.github.safeguardjdbc.execute.BatchRun;
import io.github.safeguardjdbc.execute.Cancellation;
import io.github.safeguardjdbc.execute.LargeUpdates;
import io.github.safeguardjdbc.execute.UpdateCounts;
import io.github.safeguardjdbc.execute.ValueRun;
import io.github.safeguardjdbc.liveness.Errand;
import io.github.safeguardjdbc.sql.Masked;
import io.github.safeguardjdbc.value.Row;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** A prepared statement that holds its executions against the limit, and keeps its batch for us to send. */
abstract class SafeguardPreparedStatement extends RecordingPreparedStatement implements PreparedStatement {

    private PreparedStatement prepared;
    private final PreparedText text;
    private @Nullable PreparedBatch batch;

    /** The statement with its parameters, on the connection that it is on. */
    private boolean surelyFits;

    /** The last batch, as long as its keys are those that getGeneratedKeys means. */
    private @Nullable BatchRun lastRun;

    /** The last execution, if another statement may have been executed in place of this one. */
    private @Nullable ValueRun lastValues;

    private volatile @Nullable Cancellation running;

    SafeguardPreparedStatement(SafeguardConnection connection, PreparedStatement prepared, PreparedText text) {
        super(connection, prepared);
        this.prepared = prepared;
        this.text = text;
    }

    static native SafeguardPreparedStatement create(
            SafeguardConnection connection, PreparedStatement prepared, PreparedText text);

    @Override
    PreparedStatement delegate() {
        return prepared;
    }

    @Override
    void moveTo(Statement made) {
        super.moveTo(made);
        prepared = (PreparedStatement) made;
        lastValues = null;
        if (batch != null) {
            batch.moveTo(prepared);
        }
    }

    @Override
    @Nullable String obstacle() throws SQLException {
        return batch != null && batch.isMixed()
                ? "the batch of " + Masked.of(text.sql()) + " has statements as text"
                : super.obstacle();
    }

    @Override
    void forgetLastExecution() throws SQLException {
        super.forgetLastExecution();
        lastRun = null;
        if (lastValues != null) {
            forgetExecuted();
        }
    }

    /** Sends the statement with the current parameters; where several statements may be needed for that, it is never repeated. */
    private <R extends @Nullable Object> R send(PreparedCall<R> call) throws SQLException {
        Admission admission = session().admission();
        boolean fits = admission.surelyFits(text.sql(), parameters());
        return connection().courier().send(fits ? Errand.STATEMENT : Errand.BATCH, text.sql(), parameters(), () -> {
            boolean fitsHere = admission == session().admission()
                    ? fits
                    : session().admission().surelyFits(text.sql(), parameters());
            forgetLastExecution();
            restoreParameters();
            session().willExecute(text.sql(), fitsHere && areParametersKnown());
            return fitsHere ? call.asPrepared().on(prepared) : executeLarge(call);
        });
    }

    /** True if all parameters are among those that are recorded. */
    boolean areParametersKnown() throws SQLException {
        return true;
    }

    private void restoreParameters() throws SQLException {
        if (batch != null) {
            batch.restoreParameters();
        }
    }

    /** Executes a statement that may be too large as it is. */
    private <R extends @Nullable Object> R executeLarge(PreparedCall<R> call) throws SQLException {
        Cancellation cancellation = new Cancellation();
        ValueRun run = session().newValueRun(cancellation);
        Lock lock = session().physical().lock();
        lock.lock();
        lastValues = run;
        running = cancellation;
        try {
            return execute(run, request(List.of(parameters().toRow())), call);
        } finally {
            running = null;
            lock.unlock();
        }
    }

    <R extends @Nullable Object> R execute(ValueRun run, BatchRequest request, PreparedCall<R> call)
            throws SQLException {
        return run.execute(request, call.asPrepared(), (row, payload) -> executeOversize(call, row, payload));
    }

    final <R extends @Nullable Object> R executeOversize(PreparedCall<R> call, Row row, long payload)
            throws SQLException {
        int keys = text.keysRequested() ? RETURN_GENERATED_KEYS : NO_GENERATED_KEYS;
        // From here on it is cancelled as a text is.
        running = null;
        return executeOversize(
                text.sql(),
                row,
                text.keysRequested(),
                payload,
                sql -> call.ofText().execute(prepared, sql, keys));
    }

    @Override
    Statement executed() {
        Statement inPlace = lastValues == null ? null : lastValues.executed();
        return inPlace == null ? prepared : inPlace;
    }

    @Override
    void forgetExecuted() throws SQLException {
        ValueRun last = lastValues;
        lastValues = null;
        if (last != null) {
            session().close(last);
        }
    }

    @Override
    void unwrapped() throws SQLException {
        restoreParameters();
        super.unwrapped();
    }

    private BatchRequest request(List<Row> rows) {
        return new BatchRequest(text.sql(), prepared, connection().delegate(), text.keysRequested(), rows);
    }

    @Override
    public @Nullable ResultSet executeQuery() throws SQLException {
        return wrap(send(PreparedCall.QUERY));
    }

    @Override
    public int executeUpdate() throws SQLException {
        return updateCount(send(PreparedCall.UPDATE));
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return largeUpdateCount(send(PreparedCall.LARGE_UPDATE));
    }

    @Override
    public boolean execute() throws SQLException {
        return send(PreparedCall.ANY);
    }

    @Override
    public void clearParameters() throws SQLException {
        super.clearParameters();
        if (batch != null) {
            batch.parametersCleared();
        }
    }

    @Override
    public void addBatch() throws SQLException {
        batch().addRow();
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        batch().addText(sql);
    }

    @Override
    public void clearBatch() throws SQLException {
        prepared.clearBatch();
        if (batch != null) {
            batch.clear();
        }
    }

    private PreparedBatch batch() {
        if (batch == null) {
            batch = new PreparedBatch(prepared, parameters());
        }
        return batch;
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return UpdateCounts.narrow(executeLargeBatch());
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return connection().courier().send(Errand.BATCH, text.sql(), this::sendBatch);
    }

    private long[] sendBatch() throws SQLException {
        PreparedBatch entries = batch;
        if (entries == null || entries.isEmpty()) {
            // The driver, too, keeps the keys of the batch before.
            return LargeUpdates.batch(prepared);
        }
        forgetLastExecution();
        return session().checkedByDriver(() -> sendBatch(entries));
    }

    private long[] sendBatch(PreparedBatch entries) throws SQLException {
        session().willExecute(text.sql(), false);
        Lock lock = session().physical().lock();
        lock.lock();
        try {
            return entries.isMixed()
                    ? session().newMixedBatch().execute(request(List.of()), entries.takeMixed())
                    : send(entries.takeRows());
        } finally {
            entries.parametersMoved();
            lock.unlock();
        }
    }

    private long[] send(List<Row> rows) throws SQLException {
        BatchRun run = session().newBatchRun();
        lastRun = run;
        running = run.cancellation();
        try {
            long[] counts = run.execute(request(rows));
            concluded(run.lastApart());
            return counts;
        } finally {
            running = null;
        }
    }

    @Override
    public void cancel() throws SQLException {
        Cancellation current = running;
        if (current != null) {
            current.request();
        } else {
            super.cancel();
        }
    }

    /** Waits for a batch that another thread is sending: between its statements the driver would let us close. */
    @Override
    public void close() throws SQLException {
        if (running == null && lastValues == null) {
            super.close();
            return;
        }
        Lock lock = session().physical().lock();
        lock.lock();
        try {
            forgetExecuted();
        } finally {
            try {
                super.close();
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public @Nullable ResultSet getGeneratedKeys() throws SQLException {
        ResultSet ours = lastRun == null || prepared.isClosed() ? null : lastRun.generatedKeys(prepared);
        return ours != null ? wrap(ours) : super.getGeneratedKeys();
    }
}
