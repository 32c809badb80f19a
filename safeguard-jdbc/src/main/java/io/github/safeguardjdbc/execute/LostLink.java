package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets a pool see a lost connection that only the driver's own connection has met.
 *
 * @param driver the connection that was lost
 * @param pooled the same connection as the pool handed it out
 */
public record LostLink(DriverConnection driver, Connection pooled) {

    /**
     * Has the driver give the connection up, which it does not do by itself after every failure, and asks the pool's
     * connection for something that sends nothing and that the driver refuses on a closed connection, also between hosts: the
     * exception passes through the pool, which then knows not to hand the connection out again.
     *
     * @param failure gets what the pool's connection threw as a suppressed exception
     */
    public void tellPool(SQLException failure) {
        try {
            driver.giveUp();
            pooled.prepareStatement("DO 0").close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
