package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.Mode;
import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.OversizeValues;
import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardEvent.Advised;
import io.github.safeguardjdbc.SafeguardEvent.Refused;
import io.github.safeguardjdbc.SafeguardEvent.ValuesStaged;
import io.github.safeguardjdbc.SafeguardEvent.ValuesStreamed;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.event.ProgressMeter;
import io.github.safeguardjdbc.packet.PacketLimit;
import io.github.safeguardjdbc.plan.OversizePlanner;
import io.github.safeguardjdbc.plan.ValuePlan;
import io.github.safeguardjdbc.value.ReadAhead;
import io.github.safeguardjdbc.value.Row;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One execution of a prepared statement whose values may be too large for its packet: as it is, or by a statement in its place
 * whose large values are sent ahead or put together on the server.
 *
 * <p>Used once, by one thread that holds the connection's lock. To be closed when the results are no longer wanted.
 */
public final class ValueRun implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ValueRun.class);

    /** From so many on a text of all costs less than the statements that set a variable for each. */
    private static final int MANY_VALUES = 64;

    private final PhysicalConnection physical;
    private final SafeguardConfig config;
    private final EventPublisher events;
    private final Cancellation cancellation;
    private @Nullable PreparedStatement executed;
    private @Nullable StagedValues staged;

    /** What is done with a statement that fits no packet even without its large values. */
    @FunctionalInterface
    public interface Otherwise<T extends @Nullable Object> {

        /**
         * Executes the statement.
         *
         * @param row its parameters, all of which can be read more than once
         * @param payload bytes that its packet would have
         */
        T execute(Row row, long payload) throws SQLException;
    }

    /** @param cancellation for the thread that wants to cancel the execution */
    public ValueRun(
            PhysicalConnection physical, SafeguardConfig config, EventPublisher events, Cancellation cancellation) {
        this.cancellation = cancellation;
        this.physical = physical;
        this.config = config;
        this.events = events;
    }

    /** The statement that was executed in place of the application's and has the results; null if its own was. */
    public @Nullable PreparedStatement executed() {
        return executed;
    }

    /**
     * Executes the statement.
     *
     * @param request with one row
     * @throws PacketLimitException if there is no way for it to fit; nothing was sent
     */
    <T extends @Nullable Object> T execute(BatchRequest request, Execution<T> execution) throws SQLException {
        return planned(request, execution, null, false);
    }

    /**
     * Executes the statement.
     *
     * @param request with one row
     * @param otherwise executes it if it fits no packet even without its large values
     * @throws PacketLimitException if there is no way for it to fit; nothing was sent
     */
    public <T extends @Nullable Object> T execute(BatchRequest request, Execution<T> execution, Otherwise<T> otherwise)
            throws SQLException {
        return planned(request, execution, otherwise, false);
    }

    /**
     * Executes the call of a routine: a large value is put together on the server, and its variable is what the driver writes
     * into the call.
     *
     * @param request with one row and a {@link java.sql.CallableStatement}
     * @param otherwise executes it if it fits no packet even without its large values
     * @throws PacketLimitException if there is no way for it to fit; nothing was sent
     */
    public <T extends @Nullable Object> T call(BatchRequest request, Execution<T> execution, Otherwise<T> otherwise)
            throws SQLException {
        return planned(request, execution, otherwise, true);
    }

    private <T extends @Nullable Object> T planned(
            BatchRequest request, Execution<T> execution, @Nullable Otherwise<T> otherwise, boolean call)
            throws SQLException {
        Row row = request.rows().get(0);
        try (ReadAhead readAhead = physical.newReadAhead(config.spoolThreshold())) {
            Row measurable = row.measurable(readAhead);
            ValuePlanning planning = new ValuePlanning(physical, request, measurable);
            ValuePlan plan = otherwise == null ? planning.plan() : asOneText(planning.plan(), planning);
            boolean asGiven = plan instanceof ValuePlan.AsGiven || isOnlyAdvised(request, plan, planning.payload());
            if (measurable != row && (asGiven || plan instanceof ValuePlan.TooLarge)) {
                measurable.bind(request.statement(), 0);
            }
            if (asGiven) {
                boolean known = !call || !DriverConnection.hasOthers(request.statement(), measurable);
                physical.willSend(known && planning.surelyFits());
                return run(request.statement(), execution);
            }
            if (plan instanceof ValuePlan.TooLarge tooLarge) {
                if (otherwise == null) {
                    throw refusal(request, tooLarge.payload(), null);
                }
                return otherwise.execute(measurable, tooLarge.payload());
            }
            List<Integer> large = leaving(request, planning, plan);
            return call
                    ? call(request, planning, large, execution)
                    : inPlace(request, planning, plan instanceof ValuePlan.Streamed, large, execution);
        } catch (IOException e) {
            throw ReadAhead.failed(e);
        }
    }

    /** Prefers one text to very many variables, where they are small and the whole text may be put together. */
    private ValuePlan asOneText(ValuePlan plan, ValuePlanning planning) throws SQLException {
        if (!(plan instanceof ValuePlan.Staged staged) || staged.parameters().size() <= MANY_VALUES) {
            return plan;
        }
        long average = planning.bytes(staged.parameters()) / staged.parameters().size();
        boolean wanted = config.oversizeStatements() == OversizeStatements.AUTO
                || config.oversizeStatements() == OversizeStatements.ASSEMBLE;
        return wanted && average < physical.limit().usablePayload() ? new ValuePlan.TooLarge(staged.payload()) : plan;
    }

    private <T extends @Nullable Object> T call(
            BatchRequest request, ValuePlanning planning, List<Integer> large, Execution<T> execution)
            throws SQLException {
        PreparedStatement call = request.statement();
        Deadline deadline = Deadline.of(call);
        try {
            physical.willSend(true);
            StagedValues values = stagedValues(request, deadline);
            for (int parameter : large) {
                DriverConnection.useVariable(call, parameter + 1, values.stage(planning.value(parameter)));
            }
            physical.willSend(!DriverConnection.hasOthers(call, planning.row()));
            deadline.limit(call);
            T result = run(call, execution);
            report(request, planning, large);
            return result;
        } catch (SQLException e) {
            if (RowErrors.isLinkFailure(e)) {
                new LostLink(physical.driver(), request.connection()).tellPool(e);
            }
            throw e;
        } finally {
            forgetCall(request, large, deadline);
            planning.closeSources();
        }
    }

    /** Gives the call its own parameters back. */
    private void forgetCall(BatchRequest request, List<Integer> large, Deadline deadline) throws SQLException {
        if (physical.driver().isClosed()) {
            staged = null;
            return;
        }
        forget();
        deadline.restore(request.statement());
        Row row = request.rows().get(0);
        for (int parameter : large) {
            row.bind(request.statement(), parameter, parameter + 1);
        }
    }

    /** In the mode in which all goes to the driver as it came, says what would have become of the statement. */
    private boolean isOnlyAdvised(BatchRequest request, ValuePlan plan, long payload) throws SQLException {
        if (config.mode() != Mode.ADVISE || plan instanceof ValuePlan.AsGiven) {
            return false;
        }
        String statement = StatementName.of(physical, request.sql());
        events.publish(
                new Advised(statement, payload, physical.limit().usablePayload(), advice(request, plan, payload)));
        return true;
    }

    private String advice(BatchRequest request, ValuePlan plan, long payload) {
        if (plan instanceof ValuePlan.Streamed) {
            return "send its large values ahead of it";
        }
        if (plan instanceof ValuePlan.Staged) {
            return config.oversizeValues() == OversizeValues.REFUSE
                    ? "refuse it"
                    : "have the server put its large values together from pieces";
        }
        return new OversizePlanner(config.oversizeStatements(), payload, config.assembleUpTo(), request.keysRequested())
                .advice();
    }

    /** The parameters that leave the statement. */
    private List<Integer> leaving(BatchRequest request, ValuePlanning planning, ValuePlan plan) throws SQLException {
        if (plan instanceof ValuePlan.Streamed streamed) {
            return streamed.parameters();
        }
        ValuePlan.Staged values = (ValuePlan.Staged) plan;
        if (config.oversizeValues() == OversizeValues.REFUSE) {
            throw refusal(request, values.payload(), "set safeguard.oversizeValues=stage, or raise that");
        }
        String obstacle = planning.obstacle(values.parameters());
        if (obstacle != null) {
            throw refusal(request, values.payload(), obstacle);
        }
        String refused = physical.assemblyObstacle();
        if (refused != null) {
            throw noOtherWay(request, values.payload(), refused);
        }
        return values.parameters();
    }

    private PacketLimitException noOtherWay(BatchRequest request, long payload, String reason) throws SQLException {
        PacketLimit limit = physical.limit();
        String statement = StatementName.of(physical, request.sql());
        events.publish(new Refused(statement, payload, limit.usablePayload()));
        return PacketLimitException.noOtherWay(
                statement, payload, limit.usablePayload(), limit.maxAllowedPacket(), reason);
    }

    private PacketLimitException refusal(BatchRequest request, long payload, @Nullable String remedy)
            throws SQLException {
        PacketLimit limit = physical.limit();
        String statement = StatementName.of(physical, request.sql());
        long usable = limit.usablePayload();
        events.publish(new Refused(statement, payload, usable));
        return remedy == null
                ? new PacketLimitException(statement, payload, usable, limit.maxAllowedPacket())
                : new PacketLimitException(statement, payload, usable, limit.maxAllowedPacket(), remedy);
    }

    private <T extends @Nullable Object> T inPlace(
            BatchRequest request, ValuePlanning planning, boolean stream, List<Integer> large, Execution<T> execution)
            throws SQLException {
        Deadline deadline = Deadline.of(request.statement());
        StandIn standIn = new StandIn(physical.driver(), request, planning);
        request.tellPool();
        // Whatever we send, we have measured.
        physical.willSend(true);
        try {
            PreparedStatement streaming = stream ? standIn.streaming(large) : null;
            PreparedStatement statement = streaming == null ? staged(request, standIn, large, deadline) : streaming;
            executed = statement;
            deadline.limit(statement);
            T result = staged == null
                    ? run(statement, execution)
                    : new ExactOrUndone(physical.driver(), statement)
                            .execute(request.sql(), () -> run(statement, execution));
            report(request, planning, large);
            if (!isStreaming()) {
                forget();
            }
            return result;
        } catch (SQLException e) {
            if (RowErrors.isLinkFailure(e)) {
                new LostLink(physical.driver(), request.connection()).tellPool(e);
            } else {
                forget();
            }
            throw e;
        } finally {
            planning.closeSources();
        }
    }

    /** Puts the values together on the server; returns the statement that uses them. */
    private PreparedStatement staged(BatchRequest request, StandIn standIn, List<Integer> large, Deadline deadline)
            throws SQLException {
        StagedValues values = stagedValues(request, deadline);
        long session = physical.driver().sessionId();
        PreparedStatement statement = standIn.using(values, large);
        if (statement == null) {
            throw refusal(request, values.bytes(), "a parameter cannot be written in the connection's character set");
        }
        if (physical.driver().sessionId() != session) {
            throw new SQLException(
                    "The driver has changed to another session while a value was sent; the statement was not"
                            + " executed");
        }
        return statement;
    }

    private StagedValues stagedValues(BatchRequest request, Deadline deadline) throws SQLException {
        ProgressMeter progress = events.progressOf(StatementName.of(physical, request.sql()), 1);
        ServerVariables variables = new ServerVariables(physical.driver(), deadline, cancellation);
        StagedValues values =
                new StagedValues(variables, physical.limit().usablePayload(), bytes -> progress.advance(0, bytes));
        staged = values;
        return values;
    }

    /** Nothing can be asked of the server before the last row has been read. */
    private boolean isStreaming() {
        return physical.driver().wire().isStreaming();
    }

    private <T extends @Nullable Object> T run(PreparedStatement statement, Execution<T> execution)
            throws SQLException {
        cancellation.begin(statement);
        try {
            return execution.on(statement);
        } finally {
            cancellation.end();
        }
    }

    private void report(BatchRequest request, ValuePlanning planning, List<Integer> large) throws SQLException {
        String statement = StatementName.of(physical, request.sql());
        events.publish(
                staged == null
                        ? new ValuesStreamed(statement, large.size(), planning.bytes(large))
                        : new ValuesStaged(statement, large.size(), staged.bytes(), staged.pieces()));
    }

    /** Has the server forget the values; where that fails they go with the connection. */
    private void forget() {
        StagedValues values = staged;
        staged = null;
        if (values != null) {
            try {
                values.close();
            } catch (SQLException e) {
                log.debug("The variables of a statement could not be set to NULL", e);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            if (executed != null) {
                executed.close();
            }
        } finally {
            forget();
        }
    }
}
