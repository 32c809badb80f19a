package io.github.safeguardjdbc;

import org.jspecify.annotations.Nullable;

/** The first two numbers of a version. */
record Version(int major, int minor) {

    /**
     * Reads {@code 1.2.3-SNAPSHOT} as 1.2. Classes outside of their jar have no version, and in a jar made of several one that
     * may be anything: what is not a number is 0.
     */
    static Version of(@Nullable String text) {
        String[] parts = text == null ? new String[0] : text.split("[.-]", 3);
        return new Version(number(parts, 0), number(parts, 1));
    }

    private static int number(String[] parts, int index) {
        return index < parts.length && parts[index].matches("\\d{1,9}") ? Integer.parseInt(parts[index]) : 0;
    }
}
