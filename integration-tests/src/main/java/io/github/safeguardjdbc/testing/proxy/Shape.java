package io.github.safeguardjdbc.testing.proxy;

import java.time.Duration;

/**
 * How bytes are passed on.
 *
 * @param delay the pause before each piece
 * @param piece the most bytes that are written at once
 */
public record Shape(Duration delay, int piece) {
    /** As they come. */
    public static final Shape PLAIN = new Shape(Duration.ZERO, 1 << 16);
}
