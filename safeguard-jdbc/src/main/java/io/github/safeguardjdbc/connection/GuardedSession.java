package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.driver.Failures;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.execute.Admission;
import io.github.safeguardjdbc.execute.BatchRun;
import io.github.safeguardjdbc.execute.Cancellation;
import io.github.safeguardjdbc.execute.MixedBatch;
import io.github.safeguardjdbc.execute.OversizeRun;
import io.github.safeguardjdbc.execute.PhysicalConnection;
import io.github.safeguardjdbc.execute.ValueRun;
import io.github.safeguardjdbc.liveness.ConnectionSource;
import io.github.safeguardjdbc.liveness.Lifeline;
import io.github.safeguardjdbc.sql.StatementKind;
import io.github.safeguardjdbc.value.ParameterSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What the objects of one borrowed connection share. Its physical connection changes when that is lost and replaced. */
final class GuardedSession {
    private final SafeguardConfig config;
    private final EventPublisher events;
    private final ConnectionSource source;
    private final PhysicalConnections physicals;
    private final AtomicBoolean warnedOfThreads;
    private final Lifeline lifeline;
    private final Set<ValueRun> openRuns = new CopyOnWriteArraySet<>();
    private PhysicalConnection physical;
    private Admission admission;

    /** The last text whose kind was looked for, and that kind. */
    private @Nullable String lastText;

    private StatementKind lastKind = StatementKind.OTHER;

    GuardedSession(
            KnownConnection known,
            SafeguardConfig config,
            EventPublisher events,
            ConnectionSource source,
            PhysicalConnections physicals,
            AtomicBoolean warnedOfThreads) {
        this.config = config;
        this.events = events;
        this.source = source;
        this.physicals = physicals;
        this.warnedOfThreads = warnedOfThreads;
        this.lifeline = new Lifeline(known.link(), config, events);
        this.physical = known.physical();
        this.admission = new Admission(physical, config, events);
    }

    PhysicalConnection physical() {
        return physical;
    }

    Admission admission() {
        return admission;
    }

    Lifeline lifeline() {
        return lifeline;
    }

    ConnectionSource source() {
        return source;
    }

    Turn newTurn() {
        return new Turn(warnedOfThreads);
    }

    BatchRun newBatchRun() {
        return new BatchRun(physical, config, events);
    }

    ValueRun newValueRun(Cancellation cancellation) {
        ValueRun run = new ValueRun(physical, config, events, cancellation);
        openRuns.add(run);
        return run;
    }

    /** Closes what a run has left open; of a lost connection nothing is left. */
    void close(ValueRun run) throws SQLException {
        openRuns.remove(run);
        try {
            run.close();
        } catch (SQLException e) {
            if (!Failures.isLinkLost(e)) {
                throw e;
            }
        }
    }

    /** Closes what a pool does not know of and so would leave open. */
    void closeRuns() throws SQLException {
        for (ValueRun run : openRuns) {
            close(run);
        }
    }

    MixedBatch newMixedBatch() {
        return new MixedBatch(physical, config, events, admission);
    }

    OversizeRun newOversizeRun() {
        return new OversizeRun(physical, config, events);
    }

    /** @throws SQLException if the source has handed out a connection of another driver */
    KnownConnection identify(Connection connection) throws SQLException {
        KnownConnection known = physicals.below(connection);
        if (known == null) {
            throw new SQLException(connection.getClass().getName() + " is not a connection of MySQL Connector/J");
        }
        // The statements that are made on it again have been measured for another one.
        known.physical().willSend(false);
        return known;
    }

    /** From now on the session is on another physical connection. */
    void moveTo(KnownConnection other) {
        openRuns.clear();
        physical = other.physical();
        admission = new Admission(physical, config, events);
    }

    /** The most that a statement's payload can have, in bytes. */
    long payloadBound(String sql, @Nullable ParameterSet parameters) throws SQLException {
        return physical.payloadBound(sql, parameters);
    }

    /** Whether the batch is sent entry by entry so that one that fits no packet has a way of its own. */
    boolean mayReplaceStatements() {
        return config.oversizeStatements() != OversizeStatements.REFUSE;
    }

    /**
     * Forgets what the statement may change, drops what only the statement before could need, and has the driver check what is
     * not sure to fit.
     *
     * @param surelyFits the statement with its parameters
     */
    void willExecute(String sql, boolean surelyFits) throws SQLException {
        StatementKind kind = kindOf(sql);
        // LOAD DATA LOCAL sends the file in packets by the driver's limit.
        physical.willSend(surelyFits && kind != StatementKind.LOAD);
        if (kind.mayChangeSession()) {
            physical.sessionMayHaveChanged();
        }
        if (!kind.mayLookBack()) {
            physical.tidyUp();
        }
    }

    @SuppressWarnings("ReferenceEquality") // a cheap way to know it again; an equal text is looked at once more
    private StatementKind kindOf(String sql) {
        if (sql != lastText) {
            lastKind = StatementKind.of(sql);
            lastText = sql;
        }
        return lastKind;
    }

    /** Called with a text that the driver may send to be prepared. */
    void willPrepare(String sql) throws SQLException {
        if (sql != null && !admission.surelyFits(sql)) {
            physical.willSend(false);
        }
    }

    /** Does what may send more than we know of, with the driver's own check on. */
    <R extends @Nullable Object> R checkedByDriver(Call<R> call) throws SQLException {
        PhysicalConnection sending = physical;
        boolean before = sending.rowsOfAnySize();
        sending.willSend(false);
        try {
            return call.run();
        } finally {
            sending.willSend(before);
        }
    }
}
