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
}
