package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardEvent.Refused;
import io.github.safeguardjdbc.SafeguardEvent.StatementAssembled;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.packet.PacketLimit;
import io.github.safeguardjdbc.plan.OversizePlan;
import io.github.safeguardjdbc.plan.OversizePlanner;
import io.github.safeguardjdbc.sql.StatementKind;
import io.github.safeguardjdbc.value.ReadAhead;
import io.github.safeguardjdbc.value.Row;
import java.io.IOException;
import java.io.InputStream;
import java.sql.CallableStatement;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a single statement that fits no packet: planned, then put together on the server, or sent as several, or
 * refused with nothing executed. Used once, by one thread; only {@link #cancellation} is for others.
 */
public final class OversizeRun {
    private final PhysicalConnection physical;
    private final SafeguardConfig config;
    private final EventPublisher events;
    private final Cancellation cancellation = new Cancellation();
    private @Nullable SplitOutcome outcome;
    private @Nullable SQLWarning warningsOfText;

    public OversizeRun(PhysicalConnection physical, SafeguardConfig config, EventPublisher events) {
        this.physical = physical;
        this.config = config;
        this.events = events;
    }

    /** For the thread that wants to cancel the statement. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** What the application's statement does not know of the execution, if it was sent as several; else null. */
    public @Nullable SplitOutcome outcome() {
        return outcome;
    }

    /** Warnings of the statement's text, which come before those that the application's statement has; null if there are none. */
    public @Nullable SQLWarning warningsOfText() {
        return warningsOfText;
    }

    /**
     * Executes the statement.
     *
     * @param sending the application statement's method, to be given the text that is sent in place of its own
     * @return what that method returned; of several, the last
     * @throws PacketLimitException if there is no way; nothing was executed
     * @throws SQLException as the plain path does
     */
    public <T> T execute(OversizeRequest request, Sending<T> sending) throws SQLException {
        Lock lock = physical.lock();
        lock.lock();
        try (ReadAhead readAhead = physical.newReadAhead(config.spoolThreshold())) {
            Row parameters = request.parameters();
            Row known = parameters == null ? null : parameters.readAhead(readAhead);
            return planned(request, known, sending);
        } catch (IOException e) {
            throw new SQLException("The text or its parameters cannot be read: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    private <T> T planned(OversizeRequest request, @Nullable Row parameters, Sending<T> sending)
            throws SQLException, IOException {
        if (parameters != null && request.statement() instanceof CallableStatement call) {
            String ownCall = obstacle(call, parameters);
            if (ownCall != null) {
                throw refusal(request, ownCall);
            }
        }
        Deadline deadline = Deadline.of(request.statement());
        // Whatever we send, we have measured.
        physical.willSend(true);
        String obstacle = assemblyObstacle(request);
        while (true) {
            OversizePlan plan = plan(request, obstacle);
            if (plan instanceof OversizePlan.Refused refused) {
                throw refusal(request, refused.reason());
            }
            if (plan instanceof OversizePlan.Chunked chunked) {
                SplitRun run = new SplitRun(physical, request, parameters, chunked.split(), deadline, cancellation);
                PacketLimitException uncut = run.cut(config.chunkSize(), chunked.reason());
                if (uncut == null) {
                    T last = run.execute(sending);
                    outcome = run.outcome();
                    events.publish(run.event(chunked.reason()));
                    return last;
                }
                if (obstacle != null || config.oversizeStatements() != OversizeStatements.AUTO) {
                    events.publish(new Refused(kind(request), uncut.payloadBytes(), uncut.limitBytes()));
                    throw uncut;
                }
            }
            String executing;
            try {
                executing = assembled(request, parameters, deadline);
            } catch (NotAssembled e) {
                obstacle = e.getMessage();
                continue;
            }
            warningsOfText = physical.assembler().warnings();
            return sent(request, sending, executing, deadline);
        }
    }

    /** What of a call another statement could not do in its place; null if there is nothing. */
    private static @Nullable String obstacle(CallableStatement call, Row parameters) throws SQLException {
        ParameterMetaData metaData = call.getParameterMetaData();
        int number = metaData.getParameterCount();
        for (int i = 1; i <= number; i++) {
            if (metaData.getParameterMode(i) != ParameterMetaData.parameterModeIn) {
                return "its OUT parameters can only be set by the call itself";
            }
        }
        return parameters.isComplete(number) ? null : "parameters that are set by name are known to the driver alone";
    }

    /** Not looked for where nothing is to be assembled: it may take a question to the server. */
    private @Nullable String assemblyObstacle(OversizeRequest request) throws SQLException {
        return switch (config.oversizeStatements()) {
            case REFUSE, SPLIT -> null;
            case AUTO, ASSEMBLE ->
                inItsDatabase(request)
                        ? physical.assemblyObstacle()
                        : "the current database is not the one that the statement belongs to";
        };
    }

    private OversizePlan plan(OversizeRequest request, @Nullable String assemblyObstacle) throws SQLException {
        OversizePlanner planner = new OversizePlanner(
                config.oversizeStatements(), request.payload(), config.assembleUpTo(), request.keysRequested());
        return planner.plan(assemblyObstacle, new SplitPlanning(physical, config, request)::splitting);
    }

    /** The driver executes a statement in the database that was current when it was made. */
    private boolean inItsDatabase(OversizeRequest request) throws SQLException {
        return Objects.equals(physical.driver().database(), DriverConnection.databaseOf(request.statement()));
    }

    private String assembled(OversizeRequest request, @Nullable Row parameters, Deadline deadline)
            throws SQLException, IOException, NotAssembled {
        DriverConnection driver = physical.driver();
        ServerVariables variables = new ServerVariables(driver, deadline, cancellation);
        if (parameters == null) {
            return prepared(request, physical.encoding().charset().stream(driver.nativeSql(request.sql())), variables);
        }
        try (PreparedStatement rendered = driver.prepareOnClient(request.sql())) {
            parameters.bind(rendered, 0);
            return prepared(request, DriverConnection.renderedText(rendered), variables);
        }
    }

    private String prepared(OversizeRequest request, InputStream text, ServerVariables variables)
            throws SQLException, NotAssembled {
        return physical.assembler()
                .prepare(request.sql(), text, physical.limit().usablePayload(), variables);
    }

    private <T> T sent(OversizeRequest request, Sending<T> sending, String text, Deadline deadline)
            throws SQLException {
        deadline.limit(request.statement());
        cancellation.begin(request.statement());
        try {
            T result = sending.send(text);
            events.publish(new StatementAssembled(
                    kind(request), request.payload(), physical.limit().usablePayload()));
            return result;
        } finally {
            cancellation.end();
            deadline.restore(request.statement());
        }
    }

    private PacketLimitException refusal(OversizeRequest request, String reason) throws SQLException {
        PacketLimit limit = physical.limit();
        events.publish(new Refused(kind(request), request.payload(), limit.usablePayload()));
        return PacketLimitException.noOtherWay(
                kind(request), request.payload(), limit.usablePayload(), limit.maxAllowedPacket(), reason);
    }

    private static String kind(OversizeRequest request) {
        return StatementKind.of(request.sql()).toString();
    }
}
