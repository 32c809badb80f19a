package io.github.safeguardjdbc;

import java.util.Locale;

/** The sizes in bytes that a setting takes, both ends included. */
record ByteRange(long min, long max) {

    /** @throws IllegalArgumentException if the size is outside of this range, naming the setting, the range and the size */
    void check(String setting, long bytes) {
        if (bytes < min || bytes > max) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s must be %s, not %,d", setting, this, bytes));
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d to %,d bytes", min, max);
    }
}
