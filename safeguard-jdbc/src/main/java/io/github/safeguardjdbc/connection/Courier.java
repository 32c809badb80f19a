package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.SafeguardEvent.Declined;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.execute.LostLink;
import io.github.safeguardjdbc.liveness.Errand;
import io.github.safeguardjdbc.liveness.Lifeline;
import io.github.safeguardjdbc.liveness.Loss;
import io.github.safeguardjdbc.liveness.Refusal;
import io.github.safeguardjdbc.value.ParameterSet;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Takes the calls of a connection to the server: after a pause it makes sure that the connection is still there, and where one
 * is lost it has another put in its place, if that is safe, and makes the call again, once.
 */
final class Courier {
    private final SafeguardConnection connection;
    private final GuardedSession session;
    private final Turn turn;
    private volatile boolean dismissed;

    Courier(SafeguardConnection connection, GuardedSession session) {
        this.connection = connection;
        this.session = session;
        this.turn = session.newTurn();
    }

    /** The application has closed the connection: what comes now is the driver's to refuse. */
    void dismiss() {
        dismissed = true;
    }

    <R extends @Nullable Object> R send(Errand errand, String sql, Call<R> call) throws SQLException {
        return send(errand, sql, null, call);
    }

    /**
     * Makes a call.
     *
     * @param sql the statement's text, or a name for what is not a statement
     * @param parameters of a prepared statement
     * @throws SQLException what the driver throws, with a {@link io.github.safeguardjdbc.SafeguardContext} if the connection was
     *     lost
     */
    <R extends @Nullable Object> R send(Errand errand, String sql, @Nullable ParameterSet parameters, Call<R> call)
            throws SQLException {
        if (dismissed) {
            return call.run();
        }
        Lifeline lifeline = session.lifeline();
        turn.take();
        try {
            Loss loss = lifeline.begin(errand, sql);
            if (loss != null) {
                replace(loss, parameters, call);
            }
            R result = run(errand, sql, parameters, call);
            lifeline.ended(errand, sql);
            return result;
        } finally {
            turn.pass();
        }
    }

    private <R extends @Nullable Object> R run(
            Errand errand, String sql, @Nullable ParameterSet parameters, Call<R> call) throws SQLException {
        try {
            return call.run();
        } catch (SQLException e) {
            replace(lossOf(e, errand, sql), parameters, call);
            return runAgain(e, errand, sql, parameters, call);
        }
    }

    private <R extends @Nullable Object> R runAgain(
            SQLException first, Errand errand, String sql, @Nullable ParameterSet parameters, Call<R> call)
            throws SQLException {
        try {
            return call.run();
        } catch (SQLException e) {
            e.addSuppressed(first);
            throw declined(
                    lossOf(e, errand, sql),
                    e,
                    new Refusal(Declined.LOST_BEFORE, "it was lost a second time"),
                    parameters);
        }
    }

    /** @throws SQLException the failure itself, if it is not about the link */
    private Loss lossOf(SQLException failure, Errand errand, String sql) throws SQLException {
        Lifeline lifeline = session.lifeline();
        Loss loss = lifeline.lossOf(failure, errand, sql);
        if (loss == null) {
            lifeline.ended(errand, sql);
            throw failure;
        }
        return loss;
    }

    private void replace(Loss loss, @Nullable ParameterSet parameters, Call<?> call) throws SQLException {
        Refusal refusal = refusal(loss, parameters);
        SQLException unavailable = null;
        if (refusal == null) {
            try {
                session.lifeline().replaced(loss, putInPlace(loss).link());
                return;
            } catch (SQLException e) {
                unavailable = e;
                refusal = new Refusal(Declined.NO_CONNECTION, "no other connection could be had: " + e.getMessage());
            }
        }
        SQLException failure = loss.failure();
        if (failure == null) {
            failure = failureOf(call);
        }
        if (unavailable != null) {
            failure.addSuppressed(unavailable);
        }
        throw declined(loss, failure, refusal, parameters);
    }

    private @Nullable Refusal refusal(Loss loss, @Nullable ParameterSet parameters) throws SQLException {
        boolean streamConsumed = parameters != null && parameters.hasSource();
        Refusal refusal =
                session.lifeline().refusal(loss, session.payloadBound(loss.sql(), parameters), streamConsumed);
        if (refusal == null) {
            String obstacle = connection.statements().obstacle();
            return obstacle == null ? null : new Refusal(Declined.OPEN_RESULT, obstacle);
        }
        return refusal;
    }

    /** What the driver throws for a call on a connection that it knows to be closed. */
    private SQLException failureOf(Call<?> call) throws SQLException {
        session.lifeline().link().driver().giveUp();
        try {
            call.run();
        } catch (SQLException e) {
            return e;
        }
        return new SQLNonTransientConnectionException(
                "The connection to the server was lost while it was idle", "08003");
    }

    private SQLException declined(Loss loss, SQLException failure, Refusal refusal, @Nullable ParameterSet parameters)
            throws SQLException {
        session.lifeline()
                .declined(
                        loss,
                        failure,
                        refusal,
                        session.payloadBound(loss.sql(), parameters),
                        session.physical().limit().usablePayload());
        new LostLink(session.lifeline().link().driver(), connection.delegate()).tellPool(failure);
        return failure;
    }

    /**
     * Lets go of the lost connection first, as a pool may have no other, and moves everything to the next one that answers: a
     * pool may hand out several dead ones before.
     */
    private KnownConnection putInPlace(Loss loss) throws SQLException {
        boolean multiHost = session.lifeline().link().isMultiHost();
        discard(session.lifeline().link().driver(), connection.delegate(), loss.failure());
        while (true) {
            Duration patience = session.lifeline().patience();
            // Between hosts a timeout that is meant for this one session would be that of all to come.
            Connection other =
                    multiHost ? session.source().open() : session.source().reopen(patience);
            try {
                KnownConnection known = session.identify(other);
                SQLException dead = known.link().ping(timeout(patience));
                if (dead == null) {
                    connection.moveTo(other);
                    session.moveTo(known);
                    return known;
                }
                discard(known.link().driver(), other, dead);
                if (session.lifeline().patience().isNegative()) {
                    throw dead;
                }
            } catch (SQLException | RuntimeException e) {
                close(other);
                throw e;
            }
        }
    }

    private int timeout(Duration patience) {
        return (int) Math.max(1, Math.min(session.lifeline().pingTimeoutMillis(), patience.toMillis()));
    }

    private static void discard(DriverConnection driver, Connection pooled, @Nullable SQLException failure) {
        SQLException reason = failure == null ? new SQLException("The link was lost") : failure;
        try {
            driver.abandon(pooled);
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
        new LostLink(driver, pooled).tellPool(reason);
        close(pooled);
    }

    /** A lost connection has nothing to say that is worth hearing. */
    @SuppressWarnings("EmptyCatch")
    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException alreadyLost) {
            // So it is closed.
        }
    }
}
