package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.execute.Admission;
import io.github.safeguardjdbc.execute.BatchRun;
import io.github.safeguardjdbc.execute.MixedBatch;
import io.github.safeguardjdbc.execute.OversizeRun;
import io.github.safeguardjdbc.execute.PhysicalConnection;
import io.github.safeguardjdbc.sql.StatementKind;

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
        this.admission = new Admission(physical, config, events);
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

    OversizeRun newOversizeRun() {
        return new OversizeRun(physical, config, events);
    }

    /** Whether the batch is sent entry by entry so that one that fits no packet has a way of its own. */
    boolean mayReplaceStatements() {
        return config.oversizeStatements() != OversizeStatements.REFUSE;
    }

    /** Forgets what the statement may change, and drops what only the statement before could need. */
    void willExecute(String sql) {
        StatementKind kind = StatementKind.of(sql);
        if (kind.mayChangeSession()) {
            physical.sessionMayHaveChanged();
        }
        if (!kind.mayLookBack()) {
            physical.tidyUp();
        }
    }
}
