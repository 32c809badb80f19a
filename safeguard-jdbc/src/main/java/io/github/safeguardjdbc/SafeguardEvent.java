package io.github.safeguardjdbc;

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
     * A statement that was not sent, because it does not fit; the call throws a {@link PacketLimitException}.
     *
     * @param payloadBytes the size that its packet would have had
     * @param limitBytes the largest payload that could have been sent
     */
    record Refused(String statement, long payloadBytes, long limitBytes) implements SafeguardEvent {}

    /**
     * How far a long batch has come: at most one per {@link SafeguardConfig#progressInterval}, none for a batch shorter than
     * that.
     *
     * @param rows the rows sent so far
     * @param totalRows the rows in the batch
     * @param bytes the sum of the payloads sent so far
     */
    record Progress(String statement, long rows, long totalRows, long bytes) implements SafeguardEvent {}
}
