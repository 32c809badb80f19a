package io.github.safeguardjdbc.liveness;

import io.github.safeguardjdbc.Mode;
import io.github.safeguardjdbc.Retry;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardContext;
import io.github.safeguardjdbc.SafeguardEvent.ConnectionReplaced;
import io.github.safeguardjdbc.SafeguardEvent.Declined;
import io.github.safeguardjdbc.SafeguardEvent.Pinged;
import io.github.safeguardjdbc.SafeguardEvent.Retried;
import io.github.safeguardjdbc.SafeguardEvent.RetryDeclined;
import io.github.safeguardjdbc.Verdict;
import io.github.safeguardjdbc.driver.Failures;
import io.github.safeguardjdbc.driver.Wire;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.sql.Masked;
import io.github.safeguardjdbc.sql.SessionUse;
import io.github.safeguardjdbc.sql.StatementKind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches over the statements of one borrowed connection: whether its link is there before each of them, what its loss means
 * for the one that met it. It decides; others act. For one thread at a time.
 *
 * <p>The clock is read once for each statement. The rest of the work is done only after a pause: from {@link #LOOK_AFTER} on
 * a look at the socket, which sends nothing, from {@code idlePingAfter} on a ping.
 */
public final class Lifeline {
    /** A look takes a millisecond, so it has to be worth it. */
    private static final Duration LOOK_AFTER = Duration.ofMillis(10);

    /** What every path to every server takes: beyond it, a lost connection may have been lost to the statement's size. */
    private static final long SURELY_NOT_TOO_LARGE = 64 << 10;

    /** On an open connection the driver has it for a call that does not go with autocommit. */
    private static final String NOT_OPEN = "08003";

    private final long pingAfterNanos;
    private final long pauseNanos;
    private final int pingTimeoutMillis;
    private final Retry retry;
    private final boolean advising;
    private final EventPublisher events;
    private final Footprints footprints = new Footprints();
    private final Trail trail = new Trail();
    private Link link;
    private long now;
    private long idleNanos;
    private boolean inTransaction;
    private boolean lostBefore;

    /** By the last answer: a command that fails without one leaves the driver without a word of it. */
    private boolean settled;

    public Lifeline(Link link, SafeguardConfig config, EventPublisher events) {
        this.link = link;
        this.pingAfterNanos = TimeUnit.NANOSECONDS.convert(config.idlePingAfter());
        this.pauseNanos = Math.min(pingAfterNanos, LOOK_AFTER.toNanos());
        this.pingTimeoutMillis = (int) config.pingTimeout().toMillis();
        this.retry = config.retry();
        this.advising = config.mode() == Mode.ADVISE;
        this.events = events;
        // What the one before, or the pool, has changed.
        link.tracker().forget();
        settled = link.wire().isSettled();
    }

    /** The physical connection in use. */
    public Link link() {
        return link;
    }

    /** The application has taken the driver's connection in its own hands, or done something else that cannot be repeated. */
    public void pinned(String by) {
        footprints.pinned(by);
    }

    /** A statement that will be executed, sooner or later, with others. */
    public void willExecute(String sql) {
        footprints.add(sql, link.quoting());
    }

    /**
     * Called before each statement.
     *
     * @return null if it may be sent, else its loss
     */
    public @Nullable Loss begin(Errand errand, String sql) {
        if (link.tracker().hears()) {
            foldInLate();
        }
        now = System.nanoTime();
        idleNanos = link.use(now);
        Wire wire = link.wire();
        inTransaction = wire.inTransaction();
        Loss loss = null;
        if (lostBefore && link.isMultiHost() && wire.isSettled()) {
            // The driver is at another host by now, and no half of a transaction can go on there.
            lostBefore = false;
        }
        if (wire.wasClosed()) {
            loss = alreadyLost(errand, sql);
        } else if (idleNanos >= pauseNanos && !advising) {
            loss = afterPause(errand, sql);
        }
        trail.statement(now, sql);
        return loss;
    }

    /** The end of a streamed result comes after the call that began it. */
    private void foldInLate() {
        if (link.tracker().hasChanged()) {
            footprints.changed("a streamed result", link.quoting());
        }
        link.tracker().forget();
    }

    private @Nullable Loss alreadyLost(Errand errand, String sql) {
        if (link.mendsItself() || link.isMultiHost()) {
            // The driver goes on with another session, or says that it cannot.
            return null;
        }
        // Not by a statement of ours, so what became of its transaction is not known.
        inTransaction |= !settled;
        return new Loss(null, Verdict.NOT_SENT, errand, sql);
    }

    private @Nullable Loss afterPause(Errand errand, String sql) {
        Wire wire = link.wire();
        if (link.mendsItself() || wire.isStreaming()) {
            return null;
        }
        if (idleNanos >= pingAfterNanos && !inTransaction) {
            return ping(errand, sql);
        }
        boolean wouldBeSentAgain =
                errand == Errand.STATEMENT && retry == Retry.SAFE && !inTransaction && use(sql).plainRead();
        if (wouldBeSentAgain || !wire.isSeenDead()) {
            return null;
        }
        // The driver's own exception; should there be an answer after all, it is not one to this question.
        return new Loss(link.ping(pingTimeoutMillis), Verdict.NOT_SENT, errand, sql);
    }

    private @Nullable Loss ping(Errand errand, String sql) {
        SQLException dead = link.ping(pingTimeoutMillis);
        trail.note(now, dead == null ? "ping answered" : "ping not answered");
        events.publish(new Pinged(kind(sql), idle(), dead == null));
        return dead == null ? null : new Loss(dead, Verdict.NOT_SENT, errand, sql);
    }

    /** Called after a statement that the server has answered, be it with an error. */
    public void ended(Errand errand, String sql) {
        if (errand == Errand.STATEMENT || errand == Errand.BATCH) {
            footprints.add(sql, link.quoting());
        }
        settled = link.wire().isSettled();
        if (link.tracker().hears()) {
            foldIn(errand, sql);
        }
    }

    private void foldIn(Errand errand, String sql) {
        boolean application = errand == Errand.STATEMENT || errand == Errand.BATCH;
        if (application && link.tracker().hasChanged()) {
            footprints.changed("the statement " + Masked.of(sql), link.quoting());
        }
        link.tracker().forget();
    }

    /**
     * Tells a lost link from other failures.
     *
     * @return null if the failure is another one
     */
    public @Nullable Loss lossOf(SQLException failure, Errand errand, String sql) {
        Wire wire = link.wire();
        SQLException real = wire.unmasked(failure);
        boolean closed = wire.hasClosed();
        boolean lost = closed
                ? Failures.isLinkLost(real) || Failures.isOfClosedStatement(real)
                : Failures.isLinkLost(real) && !Failures.isAnswer(real) && !isMisuse(real);
        return lost ? new Loss(real, verdict(real, errand, sql), errand, sql) : null;
    }

    private boolean isMisuse(SQLException failure) {
        // Between hosts it may also be that none was to be had when the transaction before ended.
        boolean alone = link.isMultiHost() && !link.driver().isAutocommit();
        return NOT_OPEN.equals(failure.getSQLState()) && !alone;
    }

    private Verdict verdict(SQLException failure, Errand errand, String sql) {
        Throwable reason = link.wire().closedFor();
        boolean proven = Failures.provesNotExecuted(reason == null ? failure : reason);
        SessionUse use = use(sql);
        if (errand == Errand.BATCH) {
            return Verdict.UNKNOWN;
        }
        if (proven || errand == Errand.ROLLBACK || (errand == Errand.SETTING && !inTransaction)) {
            return Verdict.NOT_EXECUTED;
        }
        if (inTransaction && (errand == Errand.COMMIT || use.commit())) {
            return Verdict.COMMIT_UNKNOWN;
        }
        return errand == Errand.STATEMENT && use.plainRead() ? Verdict.READ_ONLY : Verdict.UNKNOWN;
    }

    /**
     * Whether a lost statement may run on another connection.
     *
     * @param payloadBytes the most that its packet can have had
     * @param streamConsumed a stream among its parameters may have been read
     * @return null if it may
     */
    public @Nullable Refusal refusal(Loss loss, long payloadBytes, boolean streamConsumed) {
        Refusal refusal = obstacle(loss, payloadBytes, streamConsumed);
        return refusal == null && advising
                ? new Refusal(
                        Declined.ONLY_ADVISED, "safeguard.mode is advise; else another connection would have run it")
                : refusal;
    }

    private @Nullable Refusal obstacle(Loss loss, long payloadBytes, boolean streamConsumed) {
        if (link.mendsItself()) {
            return new Refusal(Declined.DRIVER_RECONNECTS, "the driver mends this connection itself");
        }
        if (lostBefore) {
            return new Refusal(Declined.LOST_BEFORE, "this connection was lost with an earlier statement");
        }
        if (inTransaction) {
            return new Refusal(Declined.IN_TRANSACTION, "a transaction was lost with it");
        }
        String pin = footprints.pin(link.quoting());
        if (pin != null) {
            return new Refusal(Declined.SESSION_PINNED, "a new session would not have " + pin);
        }
        String needs = loss.errand() == Errand.STATEMENT || loss.errand() == Errand.BATCH
                ? use(loss.sql()).needs()
                : null;
        if (needs != null) {
            return new Refusal(Declined.NEEDS_SESSION, "it asks the lost session for " + needs);
        }
        return loss.verdict() == Verdict.NOT_SENT ? null : secondTime(loss, payloadBytes, streamConsumed);
    }

    private @Nullable Refusal secondTime(Loss loss, long payloadBytes, boolean streamConsumed) {
        SQLException failure = loss.failure();
        if (payloadBytes > SURELY_NOT_TOO_LARGE || (failure != null && Failures.isTooLargeForServer(failure))) {
            return new Refusal(Declined.LARGE, "it may have been too large for something on the way");
        }
        if (retry == Retry.OFF) {
            return new Refusal(Declined.SWITCHED_OFF, "safeguard.retry is off");
        }
        if (failure != null && Failures.isReadTimeout(failure)) {
            return new Refusal(Declined.MAY_HAVE_BEEN_EXECUTED, "it took longer than socketTimeout, and may run on");
        }
        if (streamConsumed) {
            return new Refusal(Declined.STREAM_CONSUMED, "a stream among its parameters has been read");
        }
        boolean allowed = switch (loss.verdict()) {
            case NOT_SENT, NOT_EXECUTED -> true;
            case READ_ONLY -> retry == Retry.SAFE;
            case UNKNOWN -> loss.errand() == Errand.STATEMENT && use(loss.sql()).idempotent();
            case COMMIT_UNKNOWN -> false;
        };
        // A commit outside of a transaction has nothing to commit.
        return allowed || loss.errand() == Errand.COMMIT
                ? null
                : new Refusal(Declined.MAY_HAVE_BEEN_EXECUTED, "the server may have executed it");
    }

    /** The connection has been replaced by another one, for the sake of a lost statement. */
    public void replaced(Loss loss, Link other) {
        long lost = link.wire().sessionId();
        link = other;
        link.use(now);
        settled = link.wire().isSettled();
        trail.note(now, "session " + lost + " replaced by " + link.wire().sessionId());
        events.publish(new ConnectionReplaced(
                kind(loss.sql()), idle(), lost, link.wire().sessionId()));
        if (loss.verdict() != Verdict.NOT_SENT) {
            events.publish(new Retried(kind(loss.sql()), loss.verdict()));
        }
    }

    /** The application is about to be told of the loss: the failure gets its context, and nothing is replaced any more. */
    public void declined(Loss loss, SQLException failure, Refusal refusal, long payloadBytes, long limitBytes) {
        lostBefore = true;
        trail.note(now, "lost: " + loss.verdict());
        events.publish(new RetryDeclined(kind(loss.sql()), loss.verdict(), refusal.reason(), refusal.detail()));
        failure.addSuppressed(new SafeguardContext(
                loss.verdict(),
                refusal.detail(),
                idle(),
                payloadBytes,
                limitBytes,
                link.wire().sessionId(),
                link.wire().host(),
                trail.texts(System.nanoTime())));
    }

    /** How long a replacement may take. */
    public Duration patience() {
        return Duration.ofMillis(pingTimeoutMillis).plusSeconds(1).minusNanos(System.nanoTime() - now);
    }

    /** How long a connection that came in place of a lost one may take to answer. */
    public int pingTimeoutMillis() {
        return pingTimeoutMillis;
    }

    private Duration idle() {
        return Duration.ofNanos(idleNanos);
    }

    private SessionUse use(String sql) {
        return SessionUse.of(sql, link.quoting());
    }

    private static String kind(String sql) {
        return StatementKind.of(sql).toString();
    }
}
