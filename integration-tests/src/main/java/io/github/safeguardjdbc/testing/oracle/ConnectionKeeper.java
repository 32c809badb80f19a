package io.github.safeguardjdbc.testing.oracle;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections of the same settings, one at a time. */
interface ConnectionKeeper {

    Connection borrow() throws SQLException;

    /**
     * Takes a connection back.
     *
     * @param usable false if the connection is not to be handed out again
     */
    void giveBack(Connection connection, boolean usable) throws SQLException;

    void close() throws SQLException;

    /** Keeps a connection open for the next borrower. */
    static ConnectionKeeper keeping(Opener opener) {
        return new Keeping(opener);
    }

    /**
     * Leaves that to a pool.
     *
     * @param end closes the pool
     */
    static ConnectionKeeper pooled(DataSource pool, End end) {
        return new Pooled(pool, end);
    }

    /** Opens a connection. */
    interface Opener {
        Connection open() throws SQLException;
    }

    /** Closes something. */
    interface End {
        void close() throws SQLException;
    }

    /** Without a pool. */
    final class Keeping implements ConnectionKeeper {
        private final Opener opener;
        private @Nullable Connection kept;

        Keeping(Opener opener) {
            this.opener = opener;
        }

        @Override
        public Connection borrow() throws SQLException {
            Connection connection = kept != null ? kept : opener.open();
            kept = connection;
            return connection;
        }

        @Override
        public void giveBack(Connection connection, boolean usable) throws SQLException {
            if (!usable) {
                kept = null;
                connection.close();
            }
        }

        @Override
        public void close() throws SQLException {
            if (kept != null) {
                kept.close();
            }
        }
    }

    /** With a pool, which is closed with this. */
    record Pooled(DataSource pool, End end) implements ConnectionKeeper {
        @Override
        public Connection borrow() throws SQLException {
            return pool.getConnection();
        }

        @Override
        public void giveBack(Connection connection, boolean usable) throws SQLException {
            if (!usable) {
                connection.abort(Runnable::run);
            }
            connection.close();
        }

        @Override
        public void close() throws SQLException {
            end.close();
        }
    }
}
