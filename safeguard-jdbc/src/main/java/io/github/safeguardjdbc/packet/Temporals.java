package io.github.safeguardjdbc.packet;

import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;

/**
 * Sizes of dates and times as literals and as binary values.
 *
 * <p>Time zones do not matter here, except that they may move a date over the turn of a year of four digits: outside the
 * years 2 to 9998 only an upper bound is given.
 */
final class Temporals {
    /** Longer than any literal of a date or time, offset and year of nine digits included. */
    static final int LONGEST_LITERAL = 48;

    private static final int NOT_MODELLED = -1;
    private static final int QUOTES = 2;
    private static final int DATE_TEXT = "2024-01-31".length();
    private static final int TIME_TEXT = "23:59:59".length();
    private static final int MILLIS_TEXT = ".123".length();

    /** The driver counts nanoseconds in a {@code long}. */
    private static final Duration LONGEST_DURATION = Duration.ofNanos(Long.MAX_VALUE);

    private Temporals() {}

    /** Bytes of a literal, or -1 if the size of this combination is not modelled. */
    static int text(Object value, Target target, Fractions fractions) {
        return switch (target) {
            case DATE -> hasDate(value) && hasFourDigitYear(value) ? QUOTES + DATE_TEXT : NOT_MODELLED;
            case TIME -> timeText(value, fractions);
            case TIMESTAMP ->
                isPointInTime(value) && hasFourDigitYear(value)
                        ? QUOTES + DATE_TEXT + 1 + TIME_TEXT + Fractions.textLength(fractions.adjust(nanos(value)))
                        : NOT_MODELLED;
            default -> NOT_MODELLED;
        };
    }

    /** Bytes of a binary value, or -1 if the size of this combination is not modelled. */
    static int binary(Object value, Target target, Fractions fractions) {
        return switch (target) {
            case DATE -> hasDate(value) ? 5 : NOT_MODELLED;
            case TIME -> {
                if (!hasTime(value)) {
                    yield NOT_MODELLED;
                }
                yield hasFraction(value, fractions) ? 13 : 9;
            }
            case TIMESTAMP -> {
                if (!isPointInTime(value)) {
                    yield NOT_MODELLED;
                }
                yield fractions.adjust(nanos(value)) > 0 ? 12 : 8;
            }
            default -> NOT_MODELLED;
        };
    }

    private static int timeText(Object value, Fractions fractions) {
        if (!hasTime(value)) {
            return NOT_MODELLED;
        }
        if (value instanceof Duration duration) {
            return QUOTES + durationText(fractions.adjust(duration));
        }
        if (value instanceof Time) {
            return QUOTES + TIME_TEXT + (hasFraction(value, fractions) ? MILLIS_TEXT : 0);
        }
        return QUOTES + TIME_TEXT + Fractions.textLength(fractions.adjust(nanos(value)));
    }

    /** The driver rewrites the letters of {@link Duration#toString()} into colons, and not always well. */
    private static int durationText(Duration duration) {
        String iso = duration.abs().toString();
        int length = iso.length() - "PT".length() + (duration.isNegative() ? 1 : 0);
        if (iso.indexOf('M') >= 0) {
            return iso.indexOf('S') >= 0 ? length - 1 : length + 1;
        }
        return iso.indexOf('H') >= 0 ? length + 3 : length;
    }

    private static boolean hasFraction(Object value, Fractions fractions) {
        if (value instanceof Duration duration) {
            return fractions.adjust(duration).toNanosPart() > 0;
        }
        if (value instanceof Time) {
            return fractions.sent() && fractions.sentForTime() && nanos(value) > 0;
        }
        return fractions.adjust(nanos(value)) > 0;
    }

    private static boolean hasDate(Object value) {
        return value instanceof LocalDate || value.getClass() == java.sql.Date.class || isPointInTime(value);
    }

    private static boolean hasTime(Object value) {
        if (value instanceof Duration duration) {
            return duration.compareTo(LONGEST_DURATION) <= 0 && duration.compareTo(LONGEST_DURATION.negated()) >= 0;
        }
        return value instanceof LocalTime
                || value instanceof OffsetTime
                || value.getClass() == Time.class
                || (isPointInTime(value) && !(value instanceof LocalDate));
    }

    /** Subclasses of dates are left out: which of the driver's encoders they meet is a matter of chance. */
    private static boolean isPointInTime(Object value) {
        Class<?> type = value.getClass();
        return type == Timestamp.class
                || type == java.util.Date.class
                || value instanceof Calendar
                || (value instanceof TemporalAccessor
                        && !(value instanceof LocalTime)
                        && !(value instanceof OffsetTime));
    }

    private static int nanos(Object value) {
        if (value instanceof Timestamp timestamp) {
            return timestamp.getNanos();
        }
        TemporalAccessor temporal = temporal(value);
        return temporal.isSupported(ChronoField.NANO_OF_SECOND) ? temporal.get(ChronoField.NANO_OF_SECOND) : 0;
    }

    private static boolean hasFourDigitYear(Object value) {
        int year = temporal(value).get(ChronoField.YEAR);
        return value instanceof LocalDate ? year >= 1 && year <= 9999 : year >= 2 && year <= 9998;
    }

    @SuppressWarnings("JavaUtilDate") // applications still bind them
    private static TemporalAccessor temporal(Object value) {
        if (value instanceof TemporalAccessor temporal && !(value instanceof Instant)) {
            return temporal;
        }
        if (value instanceof Calendar calendar) {
            return calendar.toInstant().atOffset(ZoneOffset.UTC);
        }
        Instant instant = value instanceof Instant i ? i : Instant.ofEpochMilli(((java.util.Date) value).getTime());
        return instant.atOffset(ZoneOffset.UTC);
    }
}
