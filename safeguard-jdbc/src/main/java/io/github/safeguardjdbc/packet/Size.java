package io.github.safeguardjdbc.packet;

/** Arithmetic on sizes in bytes that saturates instead of overflowing. */
public final class Size {
    /**
     * The size of what cannot be measured without reading it: larger than any packet, so that it fits nowhere, and
     * small enough that a few can be added without overflow.
     */
    public static final long UNKNOWN = Long.MAX_VALUE / 4;

    private Size() {}

    /** The sum of two sizes; {@link #UNKNOWN} if one of them is. */
    public static long sum(long a, long b) {
        return Math.min(UNKNOWN, a + b);
    }

    /** A size, several times; {@link #UNKNOWN} if it is. */
    public static long times(long count, long size) {
        return size != 0 && count > UNKNOWN / size ? UNKNOWN : count * size;
    }

    /** True unless the size is {@link #UNKNOWN}. */
    public static boolean isKnown(long size) {
        return size < UNKNOWN;
    }

    /** Bytes of a length-encoded integer (MySQL client/server protocol, "Protocol::LengthEncodedInteger"). */
    static int lengthEncoded(long value) {
        if (value < 251) {
            return 1;
        }
        if (value < 1 << 16) {
            return 3;
        }
        return value < 1 << 24 ? 4 : 9;
    }

    /** Bytes of content preceded by its length. */
    static long withLength(long content) {
        return sum(content, lengthEncoded(content));
    }

    /** Characters of a decimal integer. */
    static int digits(long value) {
        int digits = value < 0 ? 2 : 1;
        for (long rest = value / 10; rest != 0; rest /= 10) {
            digits++;
        }
        return digits;
    }
}
