package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.execute.BatchRequest;
import io.github.safeguardjdbc.execute.ValueRun;
import io.github.safeguardjdbc.liveness.Errand;
import io.github.safeguardjdbc.sql.Masked;
import java.sql.CallableStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A call of a stored routine. Parameters may be set by name, which nobody but the driver can resolve: so it keeps the batch,
 * and measures what it sends.
 */
abstract class SafeguardCallableStatement extends SafeguardPreparedStatement implements CallableStatement {

    private CallableStatement callable;
    private final PreparedText text;

    SafeguardCallableStatement(SafeguardConnection connection, CallableStatement callable, PreparedText text) {
        super(connection, callable, text);
        this.callable = callable;
        this.text = text;
    }

    static native SafeguardCallableStatement create(
            SafeguardConnection connection, CallableStatement callable, PreparedText text);

    @Override
    CallableStatement delegate() {
        return callable;
    }

    @Override
    boolean areParametersKnown() throws SQLException {
        return !DriverConnection.hasOthers(callable, parameters());
    }

    /** Its results are in its OUT parameters as well: no other statement can be executed in its place. */
    @Override
    <R extends @Nullable Object> R execute(ValueRun run, BatchRequest request, PreparedCall<R> call)
            throws SQLException {
        return run.call(request, call.asPrepared(), (row, payload) -> executeOversize(call, row, payload));
    }

    @Override
    void moveTo(Statement made) {
        super.moveTo(made);
        callable = (CallableStatement) made;
    }

    /** Parameters by name and those that are registered for output are not recorded. */
    @Override
    String obstacle() {
        return "the parameters of " + Masked.of(text.sql()) + " cannot be set again";
    }

    @Override
    public void addBatch() throws SQLException {
        callable.addBatch();
    }

    @Override
    public void addBatch(String sql) throws SQLException {
        callable.addBatch(sql);
    }

    @Override
    public void clearBatch() throws SQLException {
        callable.clearBatch();
    }

    @Override
    public int[] executeBatch() throws SQLException {
        return connection().courier().send(Errand.BATCH, text.sql(), () -> {
            session().physical().sessionMayHaveChanged();
            return session().checkedByDriver(() -> callable.executeBatch());
        });
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        return connection().courier().send(Errand.BATCH, text.sql(), () -> {
            session().physical().sessionMayHaveChanged();
            return session().checkedByDriver(() -> callable.executeLargeBatch());
        });
    }
}
