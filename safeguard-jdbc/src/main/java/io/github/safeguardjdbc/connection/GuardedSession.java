package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.execute.Admission;
import io.github.safeguardjdbc.execute.BatchRun;
import io.github.safeguardjdbc.execute.MixedBatch;
import io.github.safeguardjdbc.execute.PhysicalConnection;
import io.github.safeguardjdbc.sql.StatementKind;
import java.sql.SQLException;

/** What the objects of one borrowed connection share. */
final class GuardedSession {
    private final PhysicalConnection physical;
    private final SafeguardConfig config;
    private final EventPublisher events;
    private final Admission admission;

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

    MixedBatch newMixedBatch() {
        return new MixedBatch(physical, config, admission);
    }

    /**
     * Lets a statement without parameters pass.
     *
     * @throws SQLException if it fits no packet
     */
    void admit(String sql) throws SQLException {
        admission.check(sql);
        willExecute(sql);
    }

    /** Forgets what the statement may change. */
    void willExecute(String sql) {
        if (StatementKind.of(sql).mayChangeSession()) {
            physical.sessionMayHaveChanged();
        }
    }
}
