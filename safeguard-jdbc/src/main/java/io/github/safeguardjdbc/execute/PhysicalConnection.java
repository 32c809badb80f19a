package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.driver.DriverSettings;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.PacketLimit;
import io.github.safeguardjdbc.packet.TextSize;
import io.github.safeguardjdbc.sql.SqlMode;
import io.github.safeguardjdbc.value.ParameterSet;
import io.github.safeguardjdbc.value.ReadAhead;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is kept for a physical connection for as long as it is open, whoever borrows it: its limit, prepared multi-row
 * statements, what is known of tables. The one lock guards all of it but the limit.
 */
public final class PhysicalConnection {
    private final DriverConnection driver;
    private final long maxPacket;
    private final PreparedChunks preparedChunks;
    private final InsertCatalog inserts;
    private final Assembler assembler;
    private final AssemblyProbes assemblies;
    private final Lock lock = new ReentrantLock();
    private volatile boolean readsOversize;
    private volatile boolean rowsOfAnySize;

    /**
     * @param maxPacket the user's cap of a packet, in bytes
     * @param readsOversize result rows larger than the limit are let through
     * @param assemblies what is known of the servers
     */
    public PhysicalConnection(
            DriverConnection driver, long maxPacket, boolean readsOversize, AssemblyProbes assemblies) {
        this.readsOversize = readsOversize;
        this.driver = driver;
        this.maxPacket = maxPacket;
        this.preparedChunks = new PreparedChunks(driver);
        this.inserts = new InsertCatalog(driver);
        this.assembler = new Assembler(driver);
        this.assemblies = assemblies;
    }

    /** The limit in force now: the session's, or the user's cap if that is lower. */
    public PacketLimit limit() throws SQLException {
        PacketLimit limit = driver.limit();
        return limit.maxAllowedPacket() <= maxPacket ? limit : new PacketLimit(maxPacket, limit.compression());
    }

    /** The most that the payload of a statement can have, in bytes: from lengths alone, no value is looked at. */
    public long payloadBound(String sql, @Nullable ParameterSet parameters) throws SQLException {
        return parameters == null
                ? TextSize.upperBound(sql, driver.encoding())
                : TextSize.upperBound(sql, parameters, driver.encoding());
    }

    /**
     * Called before anything is sent for the application. What surely fits needs no check of the driver's; then result rows
     * larger than the limit are let through as well, which the driver would answer by closing the connection.
     *
     * @param surelyFits everything that the driver sends from now on, until this is called again
     */
    public void willSend(boolean surelyFits) throws SQLException {
        if (surelyFits != rowsOfAnySize && (readsOversize || !surelyFits)) {
            rowsOfAnySize = surelyFits;
            driver.acceptRowsOfAnySize(surelyFits);
        }
    }

    /** From now on the application may send something past us: the driver's own check stays on. */
    public void mayBeSentPast() throws SQLException {
        readsOversize = false;
        willSend(false);
    }

    /** True if result rows of any size are let through at the moment. */
    public boolean rowsOfAnySize() {
        return rowsOfAnySize;
    }

    /** True if the driver knows the connection to be closed, or cannot say. */
    public boolean isClosed() {
        try {
            return driver.isClosed();
        } catch (SQLException cannotSay) {
            return true;
        }
    }

    /**
     * Held while a batch is sent, and by what must not come between its statements: the driver holds its own lock during
     * one statement only.
     */
    public Lock lock() {
        return lock;
    }

    /** Forgets what a statement of the application may have changed: session variables and table definitions. */
    public void sessionMayHaveChanged() {
        inserts.sessionMayHaveChanged();
    }

    /** Drops what the server has put together for a statement of the application that is over. */
    public void tidyUp() {
        if (assembler.holds()) {
            assembler.release();
        }
    }

    /** How statements are encoded now, the driver's statement comment included. */
    Encoding encoding() throws SQLException {
        Encoding encoding = driver.encoding();
        String comment = driver.statementComment();
        return comment == null ? encoding : encoding.withComment(comment);
    }

    /** How the server read quotes when the session began. */
    SqlMode quoting() throws SQLException {
        Encoding encoding = driver.encoding();
        return new SqlMode(encoding.ansiQuotes(), encoding.noBackslashEscapes());
    }

    /** Somebody else may have had the connection: its session variables are asked for again. */
    public void borrowed() {
        inserts.borrowed();
    }

    /** From now on the application may change the session without our seeing it. */
    public void outOfSight() throws SQLException {
        inserts.outOfSight();
        mayBeSentPast();
    }

    /** For the streams of one execution, treated as the driver would treat them. */
    ReadAhead newReadAhead(long spoolThreshold) throws SQLException {
        DriverSettings settings = driver.settings();
        return new ReadAhead(spoolThreshold, settings.useStreamLengths(), settings.closeStreams());
    }

    DriverConnection driver() {
        return driver;
    }

    PreparedChunks preparedChunks() {
        return preparedChunks;
    }

    /** Why the server cannot put a statement together, as a clause; null if it can. */
    @Nullable String assemblyObstacle() throws SQLException {
        return assemblies.obstacle(driver);
    }

    Assembler assembler() {
        return assembler;
    }

    InsertCatalog inserts() {
        return inserts;
    }
}
