package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.execute.Admission;
import io.github.safeguardjdbc.execute.BatchRequest;
import io.github.safeguardjdbc.execute.BatchRun;
import io.github.safeguardjdbc.execute.Sending;
import io.github.safeguardjdbc.execute.UpdateCounts;
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

    private volatile @Nullable BatchRun running;

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
        surelyFits = false;
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
    void forgetLastExecution() {
        super.forgetLastExecution();
        lastRun = null;
    }

    /** Lets a statement with the current parameters go out: several statements, perhaps, if it is not sure to fit a packet. */
    private <R extends @Nullable Object> R send(Call<R> call) throws SQLException {
        surelyFits = session().admission().surelyFits(text.sql(), parameters());
        return connection()
                .courier()
                .send(surelyFits ? Errand.STATEMENT : Errand.BATCH, text.sql(), parameters(), call);
    }

    /** The payload with the parameters of now, if it fits no packet; else {@link Admission#FITS}. */
    private long oversize() throws SQLException {
        restoreParameters();
        forgetLastExecution();
        long payload = surelyFits ? Admission.FITS : session().admission().oversize(text.sql(), parameters(), prepared);
        session().willExecute(text.sql());
        return payload;
    }

    private <R> R executeOversize(long payload, Sending<R> sending) throws SQLException {
        return executeOversize(text.sql(), parameters().toRow(), text.keysRequested(), payload, sending);
    }

    private int returnedKeys() {
        return text.keysRequested() ? RETURN_GENERATED_KEYS : NO_GENERATED_KEYS;
    }

    private void restoreParameters() throws SQLException {
        if (batch != null) {
            batch.restoreParameters();
        }
    }

    @Override
    void unwrapped() throws SQLException {
        restoreParameters();
    }

    @Override
    public @Nullable ResultSet executeQuery() throws SQLException {
        return wrap(send(() -> {
            long payload = oversize();
            return payload == Admission.FITS
                    ? prepared.executeQuery()
                    : executeOversize(payload, sql -> prepared.executeQuery(sql));
        }));
    }

    @Override
    public int executeUpdate() throws SQLException {
        return updateCount(send(() -> {
            long payload = oversize();
            return payload == Admission.FITS
                    ? prepared.executeUpdate()
                    : executeOversize(payload, sql -> prepared.executeUpdate(sql, returnedKeys()));
        }));
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return largeUpdateCount(send(() -> {
            long payload = oversize();
            return payload == Admission.FITS
                    ? prepared.executeLargeUpdate()
                    : executeOversize(payload, sql -> prepared.executeLargeUpdate(sql, returnedKeys()));
        }));
    }

    @Override
    public boolean execute() throws SQLException {
        return send(() -> {
            long payload = oversize();
            return payload == Admission.FITS
                    ? prepared.execute()
                    : executeOversize(payload, sql -> prepared.execute(sql, returnedKeys()));
        });
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
            return prepared.executeLargeBatch();
        }
        forgetLastExecution();
        session().willExecute(text.sql());
        Lock lock = session().physical().lock();
        lock.lock();
        try {
            return entries.isMixed()
                    ? session().newMixedBatch().execute(text.sql(), prepared, entries.takeMixed())
                    : send(entries.takeRows());
        } finally {
            entries.parametersMoved();
            lock.unlock();
        }
    }

    private long[] send(List<Row> rows) throws SQLException {
        BatchRun run = session().newBatchRun();
        lastRun = run;
        running = run;
        try {
            return run.execute(
                    new BatchRequest(text.sql(), prepared, connection().delegate(), text.keysRequested(), rows));
        } finally {
            running = null;
        }
    }

    @Override
    public void cancel() throws SQLException {
        BatchRun run = running;
        if (run != null) {
            run.cancellation().request();
        } else {
            super.cancel();
        }
    }

    /** Waits for a batch that another thread is sending: between its statements the driver would let us close. */
    @Override
    public void close() throws SQLException {
        if (running == null) {
            super.close();
            return;
        }
        Lock lock = session().physical().lock();
        lock.lock();
        try {
            super.close();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable ResultSet getGeneratedKeys() throws SQLException {
        ResultSet ours = lastRun == null || prepared.isClosed() ? null : lastRun.generatedKeys(prepared);
        return ours != null ? wrap(ours) : super.getGeneratedKeys();
    }
}
