package io.github.safeguardjdbc;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What is known about a statement whose connection was lost: a suppressed exception of the driver's own, for the log and for
 * code that wants the {@link #verdict}. It carries no values and no stack of its own. Immutable.
 */
public final class SafeguardContext extends Exception {
    private static final long serialVersionUID = 1L;

    private final Verdict verdict;
    private final String declined;
    private final Duration idle;
    private final long payloadBytes;
    private final long limitBytes;
    private final long sessionId;
    private final String host;
    private final transient List<String> events;

    /**
     * Everything at once.
     *
     * @param verdict what is certain of the statement
     * @param declined why it was not sent again
     * @param idle how long the connection had been idle when the statement came
     * @param payloadBytes the most that the statement's packet can have had, in bytes
     * @param limitBytes the largest payload that the session takes, in bytes
     * @param sessionId the server's id of the lost session
     * @param host the server, as {@code host:port}
     * @param events the last events of the connection, oldest first, without values
     */
    public SafeguardContext(
            Verdict verdict,
            String declined,
            Duration idle,
            long payloadBytes,
            long limitBytes,
            long sessionId,
            String host,
            List<String> events) {
        super(
                String.format(
                        Locale.ROOT,
                        "%s; not sent again: %s. Session %d at %s, idle for %,d ms before; at most %,d bytes of %,d."
                                + " Last events: %s [%s]",
                        verdict,
                        declined,
                        sessionId,
                        host,
                        idle.toMillis(),
                        payloadBytes,
                        limitBytes,
                        String.join("; ", events),
                        Symptom.LINK_FAILURE.code()),
                null,
                false,
                false);
        this.verdict = verdict;
        this.declined = declined;
        this.idle = idle;
        this.payloadBytes = payloadBytes;
        this.limitBytes = limitBytes;
        this.sessionId = sessionId;
        this.host = host;
        this.events = List.copyOf(events);
    }

    /** What is certain of the statement. */
    public Verdict verdict() {
        return verdict;
    }

    /** Why the statement was not sent again. */
    public String declined() {
        return declined;
    }

    /** How long the connection had been idle when the statement came. */
    public Duration idle() {
        return idle;
    }

    /** The most that the statement's packet can have had, in bytes. */
    public long payloadBytes() {
        return payloadBytes;
    }

    /** The largest payload that the session takes, in bytes. */
    public long limitBytes() {
        return limitBytes;
    }

    /** The server's id of the lost session. */
    public long sessionId() {
        return sessionId;
    }

    /** The server, as {@code host:port}. */
    public String host() {
        return host;
    }

    /** The last events of the connection, oldest first, without values; empty after deserialization. */
    public List<String> events() {
        return events == null ? List.of() : events;
    }
}
