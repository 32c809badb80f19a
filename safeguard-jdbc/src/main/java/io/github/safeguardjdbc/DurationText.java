package io.github.safeguardjdbc;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A duration as people write it: {@code 500ms}, {@code 30s}, {@code 5m}, {@code 0}, and {@code none} for endless. */
final class DurationText {
    /** What {@code none} stands for: a time that never passes, so that no caller needs a special case. */
    static final Duration NONE = ChronoUnit.FOREVER.getDuration();

    private DurationText() {}

    /**
     * Reads a duration; a sign is taken so that a negative one is reported as outside of its range.
     *
     * @throws IllegalArgumentException if the text is not a duration
     */
    static Duration parse(String text) {
        String duration = text.strip();
        if (duration.equalsIgnoreCase("none")) {
            return NONE;
        }
        int unitAt = duration.length();
        while (unitAt > 0 && Character.isLetter(duration.charAt(unitAt - 1))) {
            unitAt--;
        }
        try {
            long number = Long.parseLong(duration.substring(0, unitAt));
            return number == 0 && unitAt == duration.length()
                    ? Duration.ZERO
                    : Duration.of(number, unit(duration.substring(unitAt)));
        } catch (NumberFormatException | ArithmeticException e) {
            throw notADuration(e);
        }
    }

    private static ChronoUnit unit(String unit) {
        return switch (unit) {
            case "ms" -> ChronoUnit.MILLIS;
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            default -> throw notADuration(null);
        };
    }

    private static IllegalArgumentException notADuration(@Nullable Throwable cause) {
        return new IllegalArgumentException("not a duration with its unit, as in 500ms, 30s, 5m, 0 or none", cause);
    }

    /** The text that {@link #parse} reads back as this duration, to the millisecond. */
    static String format(Duration duration) {
        if (duration.equals(NONE)) {
            return "none";
        }
        if (duration.isZero()) {
            return "0";
        }
        return duration.getNano() == 0 ? duration.getSeconds() + "s" : duration.toMillis() + "ms";
    }
}
