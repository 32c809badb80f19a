package io.github.safeguardjdbc;

import java.sql.SQLNonTransientException;
import java.util.Locale;

/**
 * A statement that no way of sending makes small enough for the packet limit. It is thrown before a byte is sent: the
 * connection and its transaction are as they were.
 *
 * <p>SQLState {@code S1000} and vendor code 0 are those of Connector/J's own {@code PacketTooBigException}.
 */
public final class PacketLimitException extends SQLNonTransientException {
    private static final long serialVersionUID = 1L;

    /** The most that a server can be set to, by the manual's section on {@code max_allowed_packet}. */
    private static final long LARGEST_MAX_ALLOWED_PACKET = 1L << 30;

    private final long payloadBytes;
    private final long limitBytes;
    private final long maxAllowedPacket;
    private final String remedy;
    private final long rowIndex;

    /**
     * A statement by itself.
     *
     * @param statement what was to run, without its values, as in {@code INSERT INTO t}
     * @param payloadBytes the size that its packet would have had
     * @param limitBytes the largest payload that can be sent
     * @param maxAllowedPacket the packet limit that this follows from
     */
    public PacketLimitException(String statement, long payloadBytes, long limitBytes, long maxAllowedPacket) {
        this(statement, payloadBytes, limitBytes, maxAllowedPacket, -1, "");
    }

    /**
     * A statement by itself for which there is no other way.
     *
     * @param statement what was to run, without its values, as in {@code INSERT INTO t}
     * @param payloadBytes the size that its packet would have had
     * @param limitBytes the largest payload that can be sent
     * @param maxAllowedPacket the packet limit that this follows from
     * @param reason why there is none, in words that go on after "and"
     */
    public static PacketLimitException noOtherWay(
            String statement, long payloadBytes, long limitBytes, long maxAllowedPacket, String reason) {
        return new PacketLimitException(statement, payloadBytes, limitBytes, maxAllowedPacket, -1, " and " + reason);
    }

    /**
     * A row of a statement with several, for which there is no other way than to send it alone.
     *
     * @param statement what was to run, without its values, as in {@code INSERT INTO t}
     * @param payloadBytes the size that the packet of this row alone would have had
     * @param limitBytes the largest payload that can be sent
     * @param maxAllowedPacket the packet limit that this follows from
     * @param rowIndex the row's index in the statement, from 0; the message counts from 1
     * @param rows the rows in the statement
     * @param reason why there is none, in words that go on after "and"
     */
    public static PacketLimitException ofRow(
            String statement,
            long payloadBytes,
            long limitBytes,
            long maxAllowedPacket,
            long rowIndex,
            long rows,
            String reason) {
        return new PacketLimitException(
                statement,
                payloadBytes,
                limitBytes,
                maxAllowedPacket,
                rowIndex,
                String.format(Locale.ROOT, ": row %,d of %,d alone; and %s", rowIndex + 1, rows, reason));
    }

    /**
     * A row of a batch.
     *
     * @param statement what was to run, without its values, as in {@code INSERT INTO t}
     * @param payloadBytes the size that the packet of this row alone would have had
     * @param limitBytes the largest payload that can be sent
     * @param maxAllowedPacket the packet limit that this follows from
     * @param rowIndex the row's index in the batch, from 0; the message counts from 1
     * @param rows the rows in the batch
     */
    public PacketLimitException(
            String statement, long payloadBytes, long limitBytes, long maxAllowedPacket, long rowIndex, long rows) {
        this(
                statement,
                payloadBytes,
                limitBytes,
                maxAllowedPacket,
                rowIndex,
                String.format(Locale.ROOT, ": row %,d of %,d", rowIndex + 1, rows));
    }

    /**
     * A statement by itself, which could be executed but for one of its values.
     *
     * @param statement what was to run, without its values, as in {@code INSERT INTO t}
     * @param payloadBytes the size that its packet would have had
     * @param limitBytes the largest payload that can be sent
     * @param maxAllowedPacket the packet limit that this follows from
     * @param remedy why, and what makes the statement possible, in words
     */
    public PacketLimitException(
            String statement, long payloadBytes, long limitBytes, long maxAllowedPacket, String remedy) {
        this(statement, payloadBytes, limitBytes, maxAllowedPacket, -1, "", remedy);
    }

    private PacketLimitException(
            String statement, long payloadBytes, long limitBytes, long maxAllowedPacket, long rowIndex, String where) {
        this(
                statement,
                payloadBytes,
                limitBytes,
                maxAllowedPacket,
                rowIndex,
                where,
                remedy(payloadBytes, limitBytes, maxAllowedPacket));
    }

    private PacketLimitException(
            String statement,
            long payloadBytes,
            long limitBytes,
            long maxAllowedPacket,
            long rowIndex,
            String where,
            String remedy) {
        super(
                String.format(
                        Locale.ROOT,
                        "%s of %,d bytes exceeds max_allowed_packet (%,d bytes, of which %,d are usable)%s; %s [%s]",
                        statement,
                        payloadBytes,
                        maxAllowedPacket,
                        limitBytes,
                        where,
                        remedy,
                        Symptom.TOO_LARGE_FOR_DRIVER.code()),
                "S1000",
                0);
        this.payloadBytes = payloadBytes;
        this.limitBytes = limitBytes;
        this.maxAllowedPacket = maxAllowedPacket;
        this.remedy = remedy;
        this.rowIndex = rowIndex;
    }

    private static String remedy(long payloadBytes, long limitBytes, long maxAllowedPacket) {
        long unusable = maxAllowedPacket - limitBytes;
        long needed = (payloadBytes + unusable + 1023) / 1024 * 1024;
        if (needed > LARGEST_MAX_ALLOWED_PACKET) {
            return String.format(
                    Locale.ROOT,
                    "no server takes a packet of more than %,d bytes: store less in one statement",
                    LARGEST_MAX_ALLOWED_PACKET);
        }
        return String.format(
                Locale.ROOT,
                "raise max_allowed_packet to at least %,d (a multiple of 1,024) and reconnect;"
                        + " if the server's is that large, raise maxAllowedPacket in the URL or safeguard.maxPacket",
                needed);
    }

    /** The size, in bytes, that the packet would have had without its header. */
    public long payloadBytes() {
        return payloadBytes;
    }

    /** The largest payload, in bytes, that could have been sent. */
    public long limitBytes() {
        return limitBytes;
    }

    /** The packet limit in bytes: the smallest of the server's, the driver's and {@link SafeguardConfig#maxPacket}. */
    public long maxAllowedPacket() {
        return maxAllowedPacket;
    }

    /** What makes the statement possible, in words. */
    public String remedy() {
        return remedy;
    }

    /** The index, from 0, of the row in its batch or statement; -1 if it is not about a row. */
    public long rowIndex() {
        return rowIndex;
    }
}
