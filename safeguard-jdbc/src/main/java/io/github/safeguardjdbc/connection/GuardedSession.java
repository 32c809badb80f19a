package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.execute.Admission;
import io.github.safeguardjdbc.execute.BatchRun;
import io.github.safeguardjdbc.execute.Cancellation;
import io.github.safeguardjdbc.execute.MixedBatch;
import io.github.safeguardjdbc.execute.PhysicalConnection;
import io.github.safeguardjdbc.execute.ValueRun;
import io.github.safeguardjdbc.sql.StatementKind;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;

/** What the objects of one borrowed connection share. */
final class GuardedSession {
    private final PhysicalConnection physical;
    private final SafeguardConfig config;
    private final EventPublisher events;
    private final Admission admission;
    private final Set<ValueRun> openRuns = new CopyOnWriteArraySet<>();

    GuardedSession(PhysicalConnection physical, SafeguardConfig config, EventPublisher events) {
        this.physical = physical;
        this.config = config;
        this.events = events;
        this.admission = new Admission(physical, events);
    }

    PhysicalConnection physical() {
        return physical;
    }

    Admission admission() {
        return admission;
    }

    BatchRun newBatchRun() {
        return new BatchRun(physical, config, events);
    }

    ValueRun newValueRun(Cancellation cancellation) {
        ValueRun run = new ValueRun(physical, config, events, cancellation);
        openRuns.add(run);
        return run;
    }

    void close(ValueRun run) throws SQLException {
        openRuns.remove(run);
        run.close();
    }

    /** Closes what a pool does not know of and so would leave open. */
    void closeRuns() throws SQLException {
        for (ValueRun run : openRuns) {
            close(run);
        }
    }

    MixedBatch newMixedBatch() {
        return new MixedBatch(physical, config, admission);
    }

    /**
     * Lets a statement without parameters pass.
     *
     * @throws SQLException if it fits no packet
     */
    void admit(String sql) throws SQLException {
        boolean fits = admission.surelyFits(sql);
        if (!fits) {
            admission.check(sql);
        }
        willExecute(sql, fits);
    }

    /**
     * Forgets what the statement may change, and has the driver check what is not sure to fit.
     *
     * @param surelyFits the statement with its parameters
     */
    void willExecute(String sql, boolean surelyFits) throws SQLException {
        StatementKind kind = StatementKind.of(sql);
        // LOAD DATA LOCAL sends the file in packets by the driver's limit.
        physical.willSend(surelyFits && kind != StatementKind.LOAD);
        if (kind.mayChangeSession()) {
            physical.sessionMayHaveChanged();
        }
    }

    /** Called with a text that the driver may send to be prepared. */
    void willPrepare(String sql) throws SQLException {
        if (sql != null && !admission.surelyFits(sql)) {
            physical.willSend(false);
        }
    }

    /** Does what may send more than we know of, with the driver's own check on. */
    <T> T checkedByDriver(Action<T> action) throws SQLException {
        boolean before = physical.rowsOfAnySize();
        physical.willSend(false);
        try {
            return action.run();
        } finally {
            physical.willSend(before);
        }
    }

    /** Something that sends. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws SQLException;
    }
}
