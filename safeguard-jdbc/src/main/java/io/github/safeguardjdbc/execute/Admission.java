package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardEvent.Refused;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.packet.PacketLimit;
import io.github.safeguardjdbc.packet.Size;
import io.github.safeguardjdbc.packet.TextSize;
import io.github.safeguardjdbc.sql.StatementKind;
import io.github.safeguardjdbc.value.ParameterSet;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Holds single statements against the limit before they are sent.
 *
 * <p>Most are known to fit from the lengths of their text and parameters alone; only the others are measured.
 */
public final class Admission {
    /** What the driver may add that is not counted: query attributes of a tracing agent, a statement comment. */
    private static final int RESERVE = 512;

    private final PhysicalConnection physical;
    private final EventPublisher events;

    /** @param events who is told of refusals */
    public Admission(PhysicalConnection physical, EventPublisher events) {
        this.physical = physical;
        this.events = events;
    }

    /** True if the length of the text alone tells that it fits. */
    public boolean surelyFits(String sql) throws SQLException {
        long bound = TextSize.upperBound(sql, physical.driver().encoding());
        return bound + RESERVE <= physical.limit().usablePayload();
    }

    /**
     * Lets a statement without parameters pass.
     *
     * @throws PacketLimitException if it fits no packet
     */
    public void check(String sql) throws SQLException {
        if (!surelyFits(sql)) {
            long size = size(sql);
            PacketLimit limit = physical.limit();
            if (!limit.fits(size)) {
                String statement = refused(sql, size, limit);
                throw new PacketLimitException(statement, size, limit.usablePayload(), limit.maxAllowedPacket());
            }
        }
    }

    /**
     * The same for an entry of a batch.
     *
     * @param entry 0-based index
     */
    public void check(String sql, int entry, int entries) throws SQLException {
        long size = size(sql);
        PacketLimit limit = physical.limit();
        if (!limit.fits(size)) {
            String statement = refused(sql, size, limit);
            throw new PacketLimitException(
                    statement, size, limit.usablePayload(), limit.maxAllowedPacket(), entry, entries);
        }
    }

    /** True if the lengths of the text and of the parameters alone tell that it fits. */
    public boolean surelyFits(String sql, ParameterSet parameters) throws SQLException {
        long bound = TextSize.upperBound(sql, parameters, physical.driver().encoding());
        return bound + RESERVE <= physical.limit().usablePayload();
    }

    /**
     * Lets a prepared statement with its parameters pass. One with streams of unknown length passes; the driver will
     * measure them.
     *
     * @throws PacketLimitException if it fits no packet
     */
    public void check(String sql, ParameterSet parameters, PreparedStatement statement) throws SQLException {
        if (!surelyFits(sql, parameters)) {
            boolean binary = DriverConnection.isPreparedOnServer(statement);
            long size = new OwnSize(physical.driver().nativeSql(sql), binary, physical.encoding(), physical.limit())
                    .of(parameters);
            PacketLimit limit = physical.limit();
            if (Size.isKnown(size) && !limit.fits(size)) {
                String kind = refused(sql, size, limit);
                throw new PacketLimitException(kind, size, limit.usablePayload(), limit.maxAllowedPacket());
            }
        }
    }

    private long size(String sql) throws SQLException {
        return TextSize.exact(physical.driver().nativeSql(sql), physical.encoding());
    }

    private String refused(String sql, long size, PacketLimit limit) {
        String statement = StatementKind.of(sql).toString();
        events.publish(new Refused(statement, size, limit.usablePayload()));
        return statement;
    }
}
