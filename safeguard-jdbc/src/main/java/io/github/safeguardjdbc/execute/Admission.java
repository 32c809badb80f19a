package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.Mode;
import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardEvent.Advised;
import io.github.safeguardjdbc.SafeguardEvent.Refused;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.packet.PacketLimit;
import io.github.safeguardjdbc.packet.Size;
import io.github.safeguardjdbc.packet.TextSize;
import io.github.safeguardjdbc.plan.OversizePlanner;
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
    static final int RESERVE = 512;

    /** What a statement that fits is told from the others by. */
    public static final long FITS = 0;

    private final PhysicalConnection physical;
    private final SafeguardConfig config;
    private final EventPublisher events;

    /** @param events who is told of refusals */
    public Admission(PhysicalConnection physical, SafeguardConfig config, EventPublisher events) {
        this.physical = physical;
        this.config = config;
        this.events = events;
    }

    /** True if the length of the text alone tells that it fits. */
    public boolean surelyFits(String sql) throws SQLException {
        long bound = TextSize.upperBound(sql, physical.driver().encoding());
        return bound + RESERVE <= physical.limit().usablePayload();
    }

    /** True if the lengths of the text and of the parameters alone tell that it fits. */
    public boolean surelyFits(String sql, ParameterSet parameters) throws SQLException {
        long bound = TextSize.upperBound(sql, parameters, physical.driver().encoding());
        return bound + RESERVE <= physical.limit().usablePayload();
    }

    /** The payload of a statement without parameters if it fits no packet, else {@link #FITS}. */
    public long oversize(String sql) throws SQLException {
        if (surelyFits(sql)) {
            return FITS;
        }
        long size = size(sql);
        return physical.limit().fits(size) || isOnlyAdvised(sql, size) ? FITS : size;
    }

    /**
     * The payload of a prepared statement with its parameters if it fits no packet, else {@link #FITS}. One with streams of
     * unknown length passes for one that fits; the driver will measure them.
     */
    public long oversize(String sql, ParameterSet parameters, PreparedStatement statement) throws SQLException {
        if (surelyFits(sql, parameters)) {
            return FITS;
        }
        boolean binary = DriverConnection.isPreparedOnServer(statement);
        long size = new OwnSize(physical.driver().nativeSql(sql), binary, physical.encoding(), physical.limit())
                .of(parameters);
        boolean fits = !Size.isKnown(size) || physical.limit().fits(size);
        return fits || isOnlyAdvised(sql, size) ? FITS : size;
    }

    /**
     * Lets an entry of a batch pass.
     *
     * @param entry 0-based index
     * @throws PacketLimitException if it fits no packet
     */
    public void check(String sql, int entry, int entries) throws SQLException {
        long size = oversize(sql);
        if (size != FITS) {
            PacketLimit limit = physical.limit();
            String statement = refused(sql, size, limit);
            throw new PacketLimitException(
                    statement, size, limit.usablePayload(), limit.maxAllowedPacket(), entry, entries);
        }
    }

    /**
     * Lets a row of a batch pass.
     *
     * @throws PacketLimitException if it fits no packet
     */
    public void check(String sql, ParameterSet parameters, PreparedStatement statement) throws SQLException {
        long size = oversize(sql, parameters, statement);
        if (size != FITS) {
            PacketLimit limit = physical.limit();
            String kind = refused(sql, size, limit);
            throw new PacketLimitException(kind, size, limit.usablePayload(), limit.maxAllowedPacket());
        }
    }

    /** In the mode in which all goes to the driver as it came, says what would have become of a statement. */
    private boolean isOnlyAdvised(String sql, long size) throws SQLException {
        if (config.mode() != Mode.ADVISE) {
            return false;
        }
        String advice = new OversizePlanner(config.oversizeStatements(), size, config.assembleUpTo(), false).advice();
        String statement = StatementKind.of(sql).toString();
        events.publish(new Advised(statement, size, physical.limit().usablePayload(), advice));
        return true;
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
