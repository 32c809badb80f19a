package io.github.safeguardjdbc.connection;

import java.sql.SQLException;
import java.sql.Wrapper;

/** What all our JDBC objects share: the way through to the objects below. */
abstract class SafeguardWrapper implements Wrapper {

    /** The object of the pool or driver that this one stands for. */
    abstract Wrapper delegate();

    /** Called when the application takes what is below in its own hands. */
    void unwrapped() throws SQLException {}

    @Override
    public final <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        unwrapped();
        // A pool's object may look only below itself.
        Wrapper delegate = delegate();
        return type.isInstance(delegate) ? type.cast(delegate) : delegate.unwrap(type);
    }

    @Override
    public final boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this)
                || isCopyOfOurs(type)
                || type.isInstance(delegate())
                || delegate().isWrapperFor(type);
    }

    /** True for a {@link SafeguardConnection} of another class loader, so that nobody guards this one once more. */
    boolean isCopyOfOurs(Class<?> type) {
        return false;
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + " of " + delegate();
    }
}
