package io.github.safeguardjdbc.packet;

import java.time.Duration;

/**
 * What the driver does to fractional seconds.
 *
 * @param sent the driver's {@code sendFractionalSeconds}
 * @param sentForTime the driver's {@code sendFractionalSecondsForTime}, for {@code java.sql.Time}
 * @param truncated true if the SQL mode has TIME_TRUNCATE_FRACTIONAL, else nanoseconds are rounded to microseconds
 */
public record Fractions(boolean sent, boolean sentForTime, boolean truncated) {
    /** What a connection does by default. */
    public static final Fractions DEFAULT = new Fractions(true, true, false);

    private static final int NANOS_PER_MICRO = 1_000;
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    /** The nanoseconds that are left of a fraction; 0 too where it is rounded up to the next second. */
    int adjust(int nanos) {
        return rounded(nanos) % NANOS_PER_SECOND;
    }

    Duration adjust(Duration duration) {
        long seconds = duration.getSeconds();
        int nanos = duration.getNano();
        if (!sent) {
            // Towards zero: the nanoseconds of a negative duration count up from the second below it.
            return Duration.ofSeconds(nanos > 0 && duration.isNegative() ? seconds + 1 : seconds);
        }
        return Duration.ofSeconds(seconds, rounded(nanos));
    }

    private int rounded(int nanos) {
        if (!sent) {
            return 0;
        }
        int half = truncated ? 0 : NANOS_PER_MICRO / 2;
        return (nanos + half) / NANOS_PER_MICRO * NANOS_PER_MICRO;
    }

    /** Characters of a fraction with its point and without trailing zeros. */
    static int textLength(int nanos) {
        if (nanos == 0) {
            return 0;
        }
        int digits = 9;
        for (int rest = nanos; rest % 10 == 0; rest /= 10) {
            digits--;
        }
        return 1 + digits;
    }
}
