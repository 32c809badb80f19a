package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.packet.BinarySize;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.PacketLimit;
import io.github.safeguardjdbc.packet.RowEvent;
import io.github.safeguardjdbc.packet.Size;
import io.github.safeguardjdbc.packet.TextSize;
import io.github.safeguardjdbc.packet.ValueBytes;
import io.github.safeguardjdbc.packet.ValueBytes.Meaning;
import io.github.safeguardjdbc.plan.LargeColumns;
import io.github.safeguardjdbc.plan.SessionFacts;
import io.github.safeguardjdbc.plan.TableFacts;
import io.github.safeguardjdbc.plan.ValuePlan;
import io.github.safeguardjdbc.plan.ValuePlanner;
import io.github.safeguardjdbc.plan.ValuePlanner.Value;
import io.github.safeguardjdbc.sql.AssignedParameters;
import io.github.safeguardjdbc.sql.ChangedTable;
import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.sql.StatementKind;
import io.github.safeguardjdbc.value.Row;
import java.io.IOException;
import java.sql.CallableStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Measures the values of one execution and decides which of them leave the statement. */
final class ValuePlanning {
    /** What the driver may add to a packet that is not counted: query attributes of a tracing agent. */
    private static final int RESERVE = 256;

    /** The longest name of a variable that the driver makes for an OUT parameter, whose name has 64 characters at most. */
    private static final long OUT_PARAMETER = 26 + 4 * 64;

    private final PhysicalConnection physical;
    private final BatchRequest request;
    private final Row row;
    private final Encoding encoding;
    private final boolean preparedOnServer;
    private final boolean call;
    private @Nullable BitSet assigned;
    private boolean surelyFits;
    private long payloadBytes;

    /** @param row its sources have a size */
    ValuePlanning(PhysicalConnection physical, BatchRequest request, Row row) throws SQLException {
        this.physical = physical;
        this.request = request;
        this.row = row;
        this.encoding = physical.encoding();
        this.preparedOnServer = DriverConnection.isPreparedOnServer(request.statement());
        this.call = request.statement() instanceof CallableStatement;
    }

    Row row() {
        return row;
    }

    boolean preparedOnServer() {
        return preparedOnServer;
    }

    /** A large value. */
    ValueBytes value(int parameter) {
        return Objects.requireNonNull(valueOrNull(parameter), "only a value with bytes of its own leaves a statement");
    }

    /** A value with bytes of its own; null for others. */
    @Nullable ValueBytes valueOrNull(int parameter) {
        return ValueBytes.of(row.setter(parameter), row.value(parameter), encoding);
    }

    /** Bytes of large values together. */
    long bytes(List<Integer> large) throws SQLException {
        long bytes = 0;
        for (int parameter : large) {
            bytes += value(parameter).length();
        }
        return bytes;
    }

    /** Bytes of the planned statement's packet, or of the largest that goes ahead of it. */
    long payload() {
        return payloadBytes;
    }

    /** True if the statement was planned to be executed as it is and nothing that the driver may add is too much. */
    boolean surelyFits() {
        return surelyFits;
    }

    /** Why these values cannot be staged, in words; null if nothing is known against it. */
    @Nullable String obstacle(List<Integer> large) throws SQLException {
        SessionFacts session = physical.inserts().session();
        ChangedTable changed = ChangedTable.of(request.sql(), session.sqlMode());
        String obstacle = changed == null ? null : inItsTable(changed, large, session);
        if (obstacle == null) {
            obstacle = inItsColumn(large, session);
        }
        return obstacle == null && changed != null ? inTheBinaryLog(large) : obstacle;
    }

    /** The server itself would take the row, and write an event that no replica can read. */
    private @Nullable String inTheBinaryLog(List<Integer> large) throws SQLException {
        long bytes = bytes(large);
        return bytes > RowEvent.largestValues() && physical.driver().writesBinaryLog()
                ? String.format(
                        Locale.ROOT,
                        "its values of %,d bytes become an event of the binary log, of which a replica takes %,d bytes at the"
                                + " most: store them in parts, or where nothing replicates with sql_log_bin = 0",
                        bytes,
                        RowEvent.largest())
                : null;
    }

    /** What the server has made NULL of must be undone, which not every table can. */
    private @Nullable String inItsTable(ChangedTable changed, List<Integer> large, SessionFacts session)
            throws SQLException {
        if (session.strict() && !changed.ignore() && areAssigned(large)) {
            return null;
        }
        TableFacts table = tableOrNull(changed.schema(), changed.table(), session);
        return table == null || table.transactional()
                ? null
                : "the table " + changed.table() + " has no transactions to undo what the server makes NULL of:"
                        + " convert it to InnoDB, or raise that";
    }

    private @Nullable String inItsColumn(List<Integer> large, SessionFacts session) throws SQLException {
        InsertCatalog inserts = physical.inserts();
        StatementKind kind = StatementKind.of(request.sql());
        if (kind != StatementKind.INSERT && kind != StatementKind.REPLACE) {
            return null;
        }
        if (!(inserts.shape(request.sql(), session.sqlMode()) instanceof InsertShape shape)) {
            return null;
        }
        TableFacts table = tableOrNull(shape.head().schema(), shape.head().table(), session);
        String obstacle = null;
        for (int i = 0; table != null && obstacle == null && i < large.size(); i++) {
            long bytes = value(large.get(i)).length();
            if (!physical.limit().fits(bytes)) {
                obstacle = LargeColumns.obstacle(shape, table, large.get(i), bytes, session.strict());
            }
        }
        return obstacle;
    }

    /** Null also where the definition cannot be read: then the server will say what it thinks of the value. */
    private @Nullable TableFacts tableOrNull(@Nullable String schema, String table, SessionFacts session)
            throws SQLException {
        try {
            return physical.inserts().table(physical.driver().database(), schema, table, session.sqlMode());
        } catch (SQLException e) {
            if (RowErrors.isLinkFailure(e)) {
                throw e;
            }
            return null;
        }
    }

    /** True if all of these parameters are whole values of columns. */
    boolean areAssigned(List<Integer> parameters) throws SQLException {
        for (int parameter : parameters) {
            if (!isAssigned(parameter)) {
                return false;
            }
        }
        return true;
    }

    /** True for a parameter that is the whole value of a column. */
    boolean isAssigned(int parameter) throws SQLException {
        if (assigned == null) {
            assigned = AssignedParameters.of(request.sql(), physical.quoting());
        }
        return assigned.get(parameter);
    }

    /**
     * The plan.
     *
     * @throws SQLException if a large object cannot be read
     */
    ValuePlan plan() throws SQLException {
        String sql = physical.driver().nativeSql(request.sql());
        long payload =
                preparedOnServer ? BinarySize.frame(row.size(), encoding) : TextSize.exact(sql, encoding) - row.size();
        if (call) {
            payload += OUT_PARAMETER * DriverConnection.parametersOf(request.statement());
        }
        PacketLimit limit = physical.limit();
        ValuePlanner planner = new ValuePlanner(Math.max(0, limit.usablePayload() - RESERVE));
        long ahead = 0;
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            ValueBytes bytes = valueOrNull(i);
            long inPacket = inPacket(i, bytes);
            payload = Size.sum(payload, inPacket);
            if (bytes != null && planner.mayLeave(inPacket)) {
                Value value = new Value(i, inPacket, bytes.length(), isStreamable(i, bytes));
                values.add(value);
                ahead = Math.max(ahead, inPacket == 0 ? value.bytes() : 0);
            }
        }
        payloadBytes = Math.max(payload, ahead);
        surelyFits = payloadBytes + RESERVE <= limit.usablePayload();
        boolean unknown = !Size.isKnown(payload) || !Size.isKnown(ahead);
        if (unknown || (limit.fits(payload) && limit.fits(ahead)) || isIncomplete()) {
            // What cannot be measured passes: the driver will measure it, or miss a parameter.
            return new ValuePlan.AsGiven();
        }
        return isElsewhere() ? new ValuePlan.TooLarge(Math.max(payload, ahead)) : planner.plan(payload, values);
    }

    private long inPacket(int parameter, @Nullable ValueBytes bytes) throws SQLException {
        if (preparedOnServer) {
            return BinarySize.value(row, parameter, encoding);
        }
        return bytes != null && bytes.isSource()
                ? TextSize.binaryLiteralUpperBound(bytes.length())
                : TextSize.literal(row, parameter, encoding);
    }

    private boolean isStreamable(int parameter, ValueBytes bytes) throws SQLException {
        return !call && bytes.meaning() != Meaning.NATIONAL_TEXT && (preparedOnServer || isAssigned(parameter));
    }

    private boolean isIncomplete() throws SQLException {
        return !call && !row.isComplete(DriverConnection.parametersOf(request.statement()));
    }

    /** The driver changes the database for the time of an execution; a statement of ours would not be executed there. */
    private boolean isElsewhere() throws SQLException {
        return !Objects.equals(physical.driver().database(), DriverConnection.databaseOf(request.statement()));
    }

    /** Closes the application's streams that were read in place of the driver, if the driver would. */
    @SuppressWarnings("EmptyCatch")
    void closeSources() throws SQLException {
        if (!physical.driver().settings().closeStreams()) {
            return;
        }
        for (int i = 0; i < row.size(); i++) {
            ValueBytes bytes = valueOrNull(i);
            if (bytes != null && bytes.isSource()) {
                try {
                    bytes.open().close();
                } catch (IOException contentAlreadyRead) {
                    // Nothing is lost; the driver, too, goes on.
                }
            }
        }
    }
}
