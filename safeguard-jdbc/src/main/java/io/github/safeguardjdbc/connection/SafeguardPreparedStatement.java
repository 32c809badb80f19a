package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.execute.Admission;
import io.github.safeguardjdbc.execute.BatchRequest;
import io.github.safeguardjdbc.execute.BatchRun;
import io.github.safeguardjdbc.execute.Sending;
import io.github.safeguardjdbc.execute.UpdateCounts;
import io.github.safeguardjdbc.value.Row;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** A prepared statement that holds its executions against the limit, and keeps its batch for us to send. */
abstract class SafeguardPreparedStatement extends RecordingPreparedStatement implements PreparedStatement {

    private final PreparedStatement prepared;
    private final PreparedText text;
    private @Nullable PreparedBatch batch;

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
    void forgetLastExecution() {
        super.forgetLastExecution();
        lastRun = null;
    }

    /** The payload with the parameters of now, if it fits no packet; else {@link Admission#FITS}. */
    private long oversize() throws SQLException {
        forgetLastExecution();
        if (batch != null) {
            batch.restoreParameters();
        }
        long payload = session().admission().oversize(text.sql(), parameters(), prepared);
        session().willExecute(text.sql());
        return payload;
    }

    private <T> T executeOversize(long payload, Sending<T> sending) throws SQLException {
        return executeOversize(text.sql(), parameters().toRow(), text.keysRequested(), payload, sending);
    }

    private int returnedKeys() {
        return text.keysRequested() ? RETURN_GENERATED_KEYS : NO_GENERATED_KEYS;
    }

    @Override
    public @Nullable ResultSet executeQuery() throws SQLException {
        long payload = oversize();
        return wrap(
                payload == Admission.FITS
                        ? prepared.executeQuery()
                        : executeOversize(payload, sql -> prepared.executeQuery(sql)));
    }

    @Override
    public int executeUpdate() throws SQLException {
        long payload = oversize();
        if (payload == Admission.FITS) {
            return prepared.executeUpdate();
        }
        executeOversize(payload, sql -> prepared.executeUpdate(sql, returnedKeys()));
        return getUpdateCount();
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        long payload = oversize();
        if (payload == Admission.FITS) {
            return prepared.executeLargeUpdate();
        }
        executeOversize(payload, sql -> prepared.executeLargeUpdate(sql, returnedKeys()));
        return getLargeUpdateCount();
    }

    @Override
    public boolean execute() throws SQLException {
        long payload = oversize();
        return payload == Admission.FITS
                ? prepared.execute()
                : executeOversize(payload, sql -> prepared.execute(sql, returnedKeys()));
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
        return UpdateCounts.narrow(sendBatch());
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return sendBatch();
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

    @Override
    public @Nullable ResultSet getGeneratedKeys() throws SQLException {
        ResultSet ours = lastRun == null || prepared.isClosed() ? null : lastRun.generatedKeys(prepared);
        return ours != null ? wrap(ours) : super.getGeneratedKeys();
    }
}
