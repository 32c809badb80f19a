package io.github.safeguardjdbc.testing.oracle;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A setter call of the program.
 *
 * @param value immutable; a {@link Filler} where text or bytes are wanted
 * @param detail the setter's further argument: a length, a type of {@code java.sql.Types}, or a calendar's number
 */
record Argument(Setter setter, @Nullable Object value, int detail) {
    private static final int FRAME = 32;
    private static final int SMALL_VALUE = 512;

    static Argument of(Setter setter, @Nullable Object value) {
        return new Argument(setter, value, 0);
    }

    Object given() {
        return Objects.requireNonNull(value);
    }

    Number number() {
        return (Number) given();
    }

    String text() {
        return value instanceof Filler filler ? filler.text() : (String) given();
    }

    byte[] bytes() {
        return value instanceof Filler filler ? filler.bytes() : text().getBytes(StandardCharsets.UTF_8);
    }

    byte[] ascii() {
        return text().getBytes(StandardCharsets.US_ASCII);
    }

    /** The value as {@code setObject} gets it. */
    @Nullable Object object() {
        return value instanceof Filler ? text() : value;
    }

    /** Bytes that the value takes in a packet at least, whatever the protocol and the character set. */
    long atLeast() {
        return value instanceof Filler filler ? sent(filler.length()) : 0;
    }

    /** Bytes that the value takes in a packet at most, whatever the protocol and the character set. */
    long atMost() {
        if (value instanceof Filler filler) {
            return 2 * (setter.isBinary() ? filler.length() : filler.textBytes()) + FRAME;
        }
        return value instanceof String string ? 8L * string.length() + FRAME : SMALL_VALUE;
    }

    private long sent(long length) {
        return setter.isSized() ? Math.min(length, detail) : length;
    }

    @Override
    public String toString() {
        return setter.call() + "(" + shown() + (detail == 0 ? "" : ", " + detail) + ")";
    }

    private String shown() {
        if (value instanceof Filler filler) {
            return setter.isBinary() ? filler.binaryLiteral() : filler.literal();
        }
        if (value instanceof String string) {
            return Literals.quote(string);
        }
        return value == null ? "null" : value.getClass().getSimpleName() + " " + value;
    }
}
