package io.github.safeguardjdbc.execute;

import java.sql.Connection;
import java.sql.SQLException;

/** Lets a pool see a lost connection that only the driver's own connection has met. */
final class LostLink {
    private LostLink() {}

    /**
     * Asks the pool's connection for something that sends nothing and that the driver refuses on a closed connection: the
     * exception passes through the pool, which then knows not to hand the connection out again.
     *
     * @param failure gets what the pool's connection threw as a suppressed exception
     */
    static void tellPool(Connection pooled, SQLException failure) {
        try {
            pooled.createStatement().close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
