package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.execute.Call;
import java.sql.CallableStatement;
import java.sql.SQLException;

/**
 * A call of a stored routine. Parameters may be set by name, which nobody but the driver can resolve: so it keeps the batch,
 * and measures what it sends.
 */
abstract class SafeguardCallableStatement extends SafeguardPreparedStatement implements CallableStatement {

    private final CallableStatement callable;

    SafeguardCallableStatement(SafeguardConnection connection, CallableStatement callable, PreparedText text) {
        super(connection, callable, text);
        this.callable = callable;
    }

    static native SafeguardCallableStatement create(
            SafeguardConnection connection, CallableStatement callable, PreparedText text);

    @Override
    CallableStatement delegate() {
        return callable;
    }

    /** Its results are in its OUT parameters as well: no other statement can be executed in its place. */
    @Override
    <T> T executeLarge(Call<T> call) throws SQLException {
        session().admission().check(text().sql(), parameters(), callable);
        return call.on(callable);
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
        session().physical().sessionMayHaveChanged();
        return session().checkedByDriver(callable::executeBatch);
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        session().physical().sessionMayHaveChanged();
        return session().checkedByDriver(callable::executeLargeBatch);
    }
}
