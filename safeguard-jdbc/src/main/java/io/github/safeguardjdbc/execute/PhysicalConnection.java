package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.packet.PacketLimit;

/**
 * What is kept for a physical connection for as long as it is open, whoever borrows it: its limit, prepared multi-row
 * statements, what is known of tables. The one lock guards all of it but the limit.
 */
public final class PhysicalConnection {
    private final DriverConnection driver;
    private final long maxPacket;
    private final PreparedChunks preparedChunks;
    private final InsertCatalog inserts;

    /** @param maxPacket the user's cap of a packet, in bytes */
    public PhysicalConnection(DriverConnection driver, long maxPacket) {
        this.driver = driver;
        this.maxPacket = maxPacket;
        this.preparedChunks = new PreparedChunks(driver);
        this.inserts = new InsertCatalog(driver);
    }

    /** The limit in force now: the session's, or the user's cap if that is lower. */
    public PacketLimit limit() {
        PacketLimit limit = driver.limit();
        return limit.maxAllowedPacket() <= maxPacket ? limit : new PacketLimit(maxPacket, limit.compression());
    }

    /** Forgets what a statement of the application may have changed: session variables and table definitions. */
    public void sessionMayHaveChanged() {
        inserts.sessionMayHaveChanged();
    }

    DriverConnection driver() {
        return driver;
    }

    PreparedChunks preparedChunks() {
        return preparedChunks;
    }

    InsertCatalog inserts() {
        return inserts;
    }
}
