package io.github.safeguardjdbc;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that safeguard did in place of what the application asked for, or refused to do. It carries no values. */
public sealed interface SafeguardEvent {

    /** The kind of the statement and its table, never a value: {@code INSERT INTO t}. */
    String statement();

    /** How a statement travels: with its values as SQL literals, or prepared by the server with binary values. */
    enum Protocol {
        /** Values are literals in the statement's text. */
        TEXT,
        /** The server has prepared the statement; values travel in their binary form. */
        BINARY
    }

    /**
     * A batch that went out as multi-row statements. It comes when all of them have been executed.
     *
     * @param rows the rows they carried
     * @param statements how many they were
     * @param bytes the sum of their payloads
     * @param largestPayload the largest of these payloads, in bytes
     * @param protocol how they travelled
     */
    record BatchRewritten(
            String statement, long rows, long statements, long bytes, long largestPayload, Protocol protocol)
            implements SafeguardEvent {}

    /**
     * A multi-row statement that a row made fail, and whose rows are now sent one by one so that the application sees which
     * row it was.
     *
     * @param rows the rows sent one by one
     * @param sqlState the SQLState of the failure
     * @param errorCode the server's error code of the failure
     */
    record BatchFallback(
            String statement, long rows, @Nullable String sqlState, int errorCode) implements SafeguardEvent {}

    /**
     * A statement that fits no packet and that the server has put together from pieces and executed as one.
     *
     * @param payloadBytes the size that its packet would have had
     * @param limitBytes the largest payload that can be sent
     */
    record StatementAssembled(String statement, long payloadBytes, long limitBytes) implements SafeguardEvent {}

    /**
     * A multi-row INSERT or REPLACE that fits no packet and that was sent as several statements.
     *
     * @param rows the rows in it
     * @param statements how many statements they were sent in
     * @param payloadBytes the size that its packet would have had
     * @param limitBytes the largest payload that can be sent
     * @param reason why it was not assembled
     */
    record InsertSplit(String statement, long rows, long statements, long payloadBytes, long limitBytes, String reason)
            implements SafeguardEvent {}

    /**
     * A statement that fits no packet and that was sent as it is, because of {@link Mode#ADVISE}; the driver will have refused it.
     *
     * @param payloadBytes the size of its packet
     * @param limitBytes the largest payload that can be sent
     * @param advice what would have been done, and why
     */
    record Advised(String statement, long payloadBytes, long limitBytes, String advice) implements SafeguardEvent {}

    /**
     * A statement whose packet would have been too large, executed with large values sent ahead of it.
     *
     * @param values the values sent ahead
     * @param bytes their bytes together
     */
    record ValuesStreamed(String statement, long values, long bytes) implements SafeguardEvent {}

    /**
     * A statement with values that the server has put together from pieces, because they were too large for any packet or could
     * not be sent ahead.
     *
     * @param values the values put together
     * @param bytes their bytes together
     * @param pieces the pieces that they were sent in
     */
    record ValuesStaged(String statement, long values, long bytes, long pieces) implements SafeguardEvent {}

    /**
     * A statement that was not sent, because it does not fit; the call throws a {@link PacketLimitException}.
     *
     * @param payloadBytes the size that its packet would have had
     * @param limitBytes the largest payload that could have been sent
     */
    record Refused(String statement, long payloadBytes, long limitBytes) implements SafeguardEvent {}

    /**
     * How far a long batch, or the upload of a large value, has come: at most one per {@link SafeguardConfig#progressInterval}, none for a batch shorter than
     * that.
     *
     * @param rows the rows sent so far; 0 while the values of a single statement are uploaded
     * @param totalRows the rows in the batch
     * @param bytes the sum of the payloads sent so far
     */
    record Progress(String statement, long rows, long totalRows, long bytes) implements SafeguardEvent {}

    /**
     * An idle connection that was asked whether it is still there.
     *
     * @param statement the statement that was about to be sent
     * @param idle how long nothing had been sent
     * @param alive it answered in time
     */
    record Pinged(String statement, Duration idle, boolean alive) implements SafeguardEvent {}

    /**
     * A lost connection in whose place there is another one; the application goes on with the same object.
     *
     * @param statement the statement that is now sent
     * @param idle how long nothing had been sent
     * @param lostSession the server's id of the session that was lost
     * @param newSession that of the session in its place
     */
    record ConnectionReplaced(String statement, Duration idle, long lostSession, long newSession)
            implements SafeguardEvent {}

    /**
     * A statement that is sent a second time, because its connection was lost.
     *
     * @param verdict what is certain of the first time
     */
    record Retried(String statement, Verdict verdict) implements SafeguardEvent {}

    /**
     * A statement whose connection was lost and which is not sent again; the driver's exception reaches the application, with
     * a {@link SafeguardContext}.
     *
     * @param verdict what is certain of it
     * @param reason why it is not sent again, as a kind
     * @param detail the same in words
     */
    record RetryDeclined(String statement, Verdict verdict, Declined reason, String detail) implements SafeguardEvent {}

    /** The kinds of reasons for which a lost statement is not sent again. */
    enum Declined {
        /** A transaction was lost with it. */
        IN_TRANSACTION,
        /** The session held something that a new one would not have. */
        SESSION_PINNED,
        /** The statement reads what an earlier one has left in the session. */
        NEEDS_SESSION,
        /** A result is still being read from the connection. */
        OPEN_RESULT,
        /** The server may have executed it. */
        MAY_HAVE_BEEN_EXECUTED,
        /** It may have been too large for something on the way, and would be again. */
        LARGE,
        /** A stream among its parameters has been read. */
        STREAM_CONSUMED,
        /** The settings say so. */
        SWITCHED_OFF,
        /** It would have been sent again but for {@link Mode#ADVISE}. */
        ONLY_ADVISED,
        /** The driver is told to mend the connection itself. */
        DRIVER_RECONNECTS,
        /** The application has been told of a loss on this connection before. */
        LOST_BEFORE,
        /** No other connection could be had. */
        NO_CONNECTION
    }
}
