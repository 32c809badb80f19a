package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardEvent.InsertSplit;
import io.github.safeguardjdbc.packet.Encoding;
import io.github.safeguardjdbc.packet.PacketLimit;
import io.github.safeguardjdbc.packet.TextSize;
import io.github.safeguardjdbc.plan.InsertPieces;
import io.github.safeguardjdbc.plan.InsertPieces.Piece;
import io.github.safeguardjdbc.plan.InsertSplitting;
import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.value.Row;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends a multi-row INSERT as several, so that it ends as if it had been one. Used once. */
final class SplitRun {
    /** Has the driver judge, and the application's statement forget, what a real execution would. */
    private static final String NOTHING = "DO 0";

    private final PhysicalConnection physical;
    private final OversizeRequest request;
    private final @Nullable Row parameters;
    private final InsertSplitting split;
    private final InsertShape shape;
    private final Deadline deadline;
    private final Cancellation cancellation;
    private final @Nullable GeneratedKeys keys;
    private @Nullable MergedWarnings warnings;
    private List<Piece> pieces = List.of();
    private int statements;
    private long count;
    private int parameterTuple;
    private int parameterCount;

    SplitRun(
            PhysicalConnection physical,
            OversizeRequest request,
            @Nullable Row parameters,
            InsertSplitting split,
            Deadline deadline,
            Cancellation cancellation) {
        this.physical = physical;
        this.request = request;
        this.parameters = parameters;
        this.split = split;
        this.shape = split.shape();
        this.deadline = deadline;
        this.cancellation = cancellation;
        this.keys = request.keysRequested() ? new GeneratedKeys() : null;
    }

    /**
     * Executes the statement, which has been cut.
     *
     * @param sending the application statement's method, which is given a text that does nothing
     * @throws SQLException as the one statement would; all was undone, if the table lets it
     */
    <T> T execute(Sending<T> sending) throws SQLException {
        T nothing = sending.send(NOTHING);
        AtomicScope scope = split.transactional() ? AtomicScope.begin(physical.driver()) : null;
        try {
            asOne();
            if (scope != null) {
                scope.keep();
            }
        } catch (SQLException e) {
            if (scope != null) {
                scope.undo(e);
            }
            throw e;
        }
        return nothing;
    }

    private void asOne() throws SQLException {
        OneStatementView view = OneStatementView.begin(physical.driver());
        warnings = new MergedWarnings(view.maxWarnings());
        try {
            for (Piece piece : pieces) {
                send(piece, warnings);
                view.executed();
                statements++;
            }
        } catch (SQLException e) {
            try {
                view.end();
            } catch (SQLException lost) {
                e.addSuppressed(lost);
            }
            throw e;
        }
        view.end();
    }

    private void send(Piece piece, MergedWarnings merged) throws SQLException {
        String sql = shape.piece(piece.first(), piece.end());
        if (parameters == null) {
            try (Statement statement = physical.driver().createStatement()) {
                execute(statement, piece, merged, () -> statement.executeLargeUpdate(sql, returnedKeys()));
            }
        } else {
            try (PreparedStatement statement = physical.driver().prepareOnClient(sql, returnedKeys())) {
                Row tuples = parameters.slice(parametersBefore(piece.first()), parametersBefore(piece.end()));
                tuples.bind(statement, 0);
                parameters
                        .slice(parametersBefore(shape.tuples()), parameters.size())
                        .bind(statement, tuples.size());
                execute(statement, piece, merged, statement::executeLargeUpdate);
            }
        }
    }

    private int returnedKeys() {
        return keys == null ? Statement.NO_GENERATED_KEYS : Statement.RETURN_GENERATED_KEYS;
    }

    private int parametersBefore(int tuple) {
        while (parameterTuple < tuple) {
            parameterCount += shape.placeholders(parameterTuple++);
        }
        while (parameterTuple > tuple) {
            parameterCount -= shape.placeholders(--parameterTuple);
        }
        return parameterCount;
    }

    private void execute(Statement statement, Piece piece, MergedWarnings merged, Update update) throws SQLException {
        deadline.limit(statement);
        cancellation.begin(statement);
        try {
            count += update.count();
        } finally {
            cancellation.end();
        }
        if (keys != null) {
            keys.addThoseOf(statement);
        }
        merged.addThoseOf(statement, piece.first());
    }

    /**
     * Cuts the statement into pieces that fit.
     *
     * @param wanted bytes that a piece should have
     * @param reason why it is to be split
     * @return null, or why it cannot be
     */
    @Nullable PacketLimitException cut(long wanted, String reason) throws SQLException {
        PacketLimit limit = physical.limit();
        InsertPieces cutter = cutter(limit);
        int tooLarge = cutter.firstTooLarge(shape.tuples());
        if (tooLarge >= 0) {
            return PacketLimitException.ofRow(
                    statementName(),
                    cutter.alone(tooLarge),
                    limit.usablePayload(),
                    limit.maxAllowedPacket(),
                    tooLarge,
                    shape.tuples(),
                    reason);
        }
        pieces = cutter.cut(shape.tuples(), wanted);
        boolean alone = pieces.stream().anyMatch(piece -> piece.rows() == 1);
        return split.strict() || !alone
                ? null
                : PacketLimitException.noOtherWay(
                        statementName(),
                        request.payload(),
                        limit.usablePayload(),
                        limit.maxAllowedPacket(),
                        reason
                                + "; it cannot be split, because a row would be alone, which outside of strict mode may"
                                + " mean something else");
    }

    private InsertPieces cutter(PacketLimit limit) throws SQLException {
        Encoding encoding = physical.encoding();
        int tuples = shape.tuples();
        long fixed = TextSize.frame(encoding)
                + encoding.charset().bytes(shape.headText())
                + encoding.charset().bytes(shape.tailText())
                + literals(parametersBefore(tuples), shape.tailPlaceholders(), encoding)
                + Admission.RESERVE;
        long[] sizes = new long[tuples];
        for (int i = 0; i < tuples; i++) {
            // With what separates it from the tuple before it, but for the comma.
            int start = i == 0 ? shape.tupleStart(0) : shape.tupleEnd(i - 1) + 1;
            sizes[i] = encoding.charset().bytes(request.sql().substring(start, shape.tupleEnd(i)))
                    + literals(parametersBefore(i), shape.placeholders(i), encoding);
        }
        return new InsertPieces(i -> sizes[i], fixed, limit.usablePayload());
    }

    private long literals(int first, int number, Encoding encoding) throws SQLException {
        return parameters == null || number == 0
                ? 0
                : TextSize.literals(parameters.slice(first, first + number), encoding);
    }

    private String statementName() {
        return (shape.head().replace() ? "REPLACE INTO " : "INSERT INTO ")
                + shape.head().table();
    }

    SplitOutcome outcome() {
        return new SplitOutcome(
                physical.driver(),
                count,
                keys == null ? null : keys.list(),
                warnings == null ? null : warnings.first());
    }

    /** @param reason why it was split */
    InsertSplit event(String reason) throws SQLException {
        return new InsertSplit(
                statementName(),
                shape.tuples(),
                statements,
                request.payload(),
                physical.limit().usablePayload(),
                reason);
    }

    @FunctionalInterface
    private interface Update {
        long count() throws SQLException;
    }
}
