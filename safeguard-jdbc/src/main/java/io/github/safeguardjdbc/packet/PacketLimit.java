package io.github.safeguardjdbc.packet;

/**
 * The largest packet that a connection's server accepts; immutable.
 *
 * <p>The server refuses a payload that is <em>equal</em> to {@code max_allowed_packet} as well as larger ones, with
 * error 1153, and closes the connection ({@code net_read_packet} in the server's {@code net_serv.cc}). With compression
 * the header of the inner packet counts too: one header of 4 bytes, two where a payload of 16 MiB and more is cut into
 * several wire packets.
 *
 * @param maxAllowedPacket the session's {@code max_allowed_packet} in bytes, or a lower limit of the user's or the
 *     driver's; at least 1
 * @param compression true if the connection compresses ({@code useCompression})
 */
public record PacketLimit(long maxAllowedPacket, boolean compression) {
    private static final long LARGEST_WIRE_PACKET = 16L << 20;
    private static final int PACKET_HEADER = 4;

    /** @throws IllegalArgumentException if the limit is below 1 byte */
    public PacketLimit {
        if (maxAllowedPacket < 1) {
            throw new IllegalArgumentException(
                    "max_allowed_packet is " + maxAllowedPacket + " bytes; at least 1 is needed");
        }
    }

    /** Largest payload in bytes, command byte included, that the server takes in one packet. */
    public long usablePayload() {
        long usable = maxAllowedPacket - 1;
        if (compression) {
            usable -= maxAllowedPacket <= LARGEST_WIRE_PACKET ? PACKET_HEADER : 2 * PACKET_HEADER;
        }
        return Math.max(0, usable);
    }

    /** True if a payload of this size (bytes), or of this upper bound, is certain to be accepted. */
    public boolean fits(long payload) {
        return payload <= usablePayload();
    }
}
