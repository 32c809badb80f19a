package io.github.safeguardjdbc.packet;

/**
 * The version of Connector/J, as far as it decides how values are encoded.
 *
 * <p>The boundaries were found by comparing the drivers' own packets (8.0.33, 8.4.0, 9.7.0, 26.10.0) and the value
 * encoders of the releases in between.
 */
public record DriverVersion(int major, int minor) {

    /** Streams and blobs are hexadecimal literals; before 9.5 they are escaped {@code _binary} strings. */
    boolean sendsStreamsAsHex() {
        return isAtLeast(9, 5);
    }

    /** {@code BigInteger} keeps all of its digits; before 9.4 the driver cut it to a {@code long}. */
    boolean keepsLargeIntegers() {
        return isAtLeast(9, 4);
    }

    /**
     * Under NO_BACKSLASH_ESCAPES a string that needs no escapes is quoted; before 8.1 every string became a hexadecimal
     * literal there.
     */
    boolean quotesPlainStringsWithoutBackslash() {
        return isAtLeast(8, 1);
    }

    private boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }
}
