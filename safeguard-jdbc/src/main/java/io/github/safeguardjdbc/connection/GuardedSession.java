package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.execute.Admission;
import io.github.safeguardjdbc.execute.BatchRun;
import io.github.safeguardjdbc.execute.MixedBatch;
import io.github.safeguardjdbc.execute.OversizeRun;
import io.github.safeguardjdbc.execute.PhysicalConnection;
import io.github.safeguardjdbc.liveness.ConnectionSource;
import io.github.safeguardjdbc.liveness.Lifeline;
import io.github.safeguardjdbc.sql.StatementKind;
import io.github.safeguardjdbc.value.ParameterSet;
import java.sql.Connection;
import java.sql.SQLException;
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
    private PhysicalConnection physical;
    private Admission admission;

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

    MixedBatch newMixedBatch() {
        return new MixedBatch(physical, config, admission);
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
        return known;
    }

    /** From now on the session is on another physical connection. */
    void moveTo(KnownConnection other) {
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
