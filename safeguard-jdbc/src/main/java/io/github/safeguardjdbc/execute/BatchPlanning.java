package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.BatchRewrite;
import io.github.safeguardjdbc.Mode;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.Size;
import io.github.safeguardjdbc.plan.BatchPlan;
import io.github.safeguardjdbc.plan.ChunkBudget;
import io.github.safeguardjdbc.plan.DriverRewriting;
import io.github.safeguardjdbc.plan.InsertRewrite;
import io.github.safeguardjdbc.plan.Obstacle;
import io.github.safeguardjdbc.plan.Rewriting;
import io.github.safeguardjdbc.plan.SessionFacts;
import io.github.safeguardjdbc.plan.TableFacts;
import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.sql.NotSplittable;
import io.github.safeguardjdbc.sql.ParsedInsert;
import io.github.safeguardjdbc.sql.StatementKind;
import io.github.safeguardjdbc.value.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides how a batch is sent: asks the server what the decision needs, and the plan for the rest. */
final class BatchPlanning {
    private static final Logger log = LoggerFactory.getLogger(BatchPlanning.class);

    private final PhysicalConnection physical;
    private final SafeguardConfig config;
    private final BatchRequest request;
    private final LargeRows large;
    private final boolean preparedOnServer;

    /** @param large gets the rows that are to be sent so */
    BatchPlanning(PhysicalConnection physical, SafeguardConfig config, BatchRequest request, LargeRows large)
            throws SQLException {
        this.large = large;
        this.physical = physical;
        this.config = config;
        this.request = request;
        this.preparedOnServer = DriverConnection.isPreparedOnServer(request.statement());
    }

    /** Whether the rows may share statements. */
    Rewriting rewriting() throws SQLException {
        BatchRewrite mode = mode();
        if (mode == BatchRewrite.OFF) {
            return new Obstacle("batchRewrite=off");
        }
        if (config.mode() == Mode.ADVISE) {
            return new Obstacle("mode=advise");
        }
        StatementKind kind = StatementKind.of(request.sql());
        if (kind != StatementKind.INSERT && kind != StatementKind.REPLACE) {
            return new Obstacle("a statement that inserts no rows");
        }
        if (physical.driver().settings().truncationIsFailure()) {
            return new Obstacle("failures that the driver makes of warnings, after the server has kept the rows");
        }
        if (!InsertRewrite.pays(request.rows().size())) {
            return new Obstacle("too few rows");
        }
        request.tellPool();
        try {
            return rewriting(mode);
        } catch (SQLException e) {
            if (RowErrors.isLinkFailure(e)) {
                new LostLink(physical.driver(), request.connection()).tellPool(e);
                throw e;
            }
            log.debug("The definition of the table cannot be read; each row of the batch keeps its own statement", e);
            return new Obstacle("a table whose definition cannot be read");
        }
    }

    private Rewriting rewriting(BatchRewrite mode) throws SQLException {
        InsertCatalog inserts = physical.inserts();
        SessionFacts session = inserts.session();
        if (!physical.encoding().charset().keepsAsciiApart()) {
            return new Obstacle("a character set in which a yen sign is sent as a backslash");
        }
        ParsedInsert parsed = inserts.shape(request.sql(), session.sqlMode());
        if (parsed instanceof NotSplittable notSplittable) {
            return new Obstacle(notSplittable.reason());
        }
        InsertShape shape = (InsertShape) parsed;
        String database = physical.driver().database();
        if (!Objects.equals(database, DriverConnection.databaseOf(request.statement()))) {
            return new Obstacle("another current database than when the statement was prepared");
        }
        TableFacts table =
                inserts.table(database, shape.head().schema(), shape.head().table(), session.sqlMode());
        if (table == null) {
            return new Obstacle("a view or another thing that is not a table");
        }
        return InsertRewrite.of(shape, table, session, mode, request.keysRequested(), preparedOnServer);
    }

    private BatchRewrite mode() throws SQLException {
        BatchRewrite configured = config.batchRewrite();
        if (configured != BatchRewrite.AUTO) {
            return configured;
        }
        return driverRewrites() ? BatchRewrite.ALL : BatchRewrite.EXACT;
    }

    private boolean driverRewrites() throws SQLException {
        return physical.driver().settings().rewriteBatchedStatements();
    }

    /** The plan for rows that may share statements. */
    BatchPlan plan(InsertRewrite rewrite) throws SQLException {
        Encoding encoding = physical.encoding();
        String database = physical.driver().database();
        return rewrite.plan(
                request.rows(),
                new PacketRowSizes(ownSize(encoding), encoding, rewrite),
                new ChunkBudget(
                        physical.limit().usablePayload(),
                        config.chunkSize(),
                        ChunkBudget.rowsFor(physical.inserts().roundTrip())),
                large,
                rows -> physical.preparedChunks().isWorthPreparing(database, request.sql(), rows));
    }

    /** The plan for rows that each keep a statement of their own. */
    BatchPlan planApart() throws SQLException {
        if (config.mode() == Mode.ADVISE) {
            return new BatchPlan.AsGiven();
        }
        OwnSize own = ownSize(physical.encoding());
        boolean driverRewrites = driverRewrites();
        boolean leaveToDriver = !driverRewrites || mode() != BatchRewrite.EXACT;
        List<Row> rows = request.rows();
        for (int i = 0; i < rows.size(); i++) {
            long size = own.of(rows.get(i));
            if (Size.isKnown(size) && !physical.limit().fits(size) && !large.sendable(i)) {
                return new BatchPlan.Refused(i, size);
            }
            leaveToDriver &= !driverRewrites || DriverRewriting.measuresRight(rows.get(i));
        }
        return leaveToDriver && large.isEmpty() ? new BatchPlan.AsGiven() : new BatchPlan.Apart();
    }

    private OwnSize ownSize(Encoding encoding) throws SQLException {
        return new OwnSize(request.sql(), preparedOnServer, encoding, physical.limit());
    }
}
