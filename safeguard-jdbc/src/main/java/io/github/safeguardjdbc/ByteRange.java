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
        return grouped(min) + " to " + grouped(max) + " bytes";
    }

    /** With a comma before each three digits. By hand, as a Formatter loads locales, which takes 20 ms of an application's start. */
    private static String grouped(long size) {
        StringBuilder digits = new StringBuilder(Long.toString(size));
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, ',');
        }
        return digits.toString();
    }
}
