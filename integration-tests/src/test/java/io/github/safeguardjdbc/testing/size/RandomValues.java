package io.github.safeguardjdbc.testing.size;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;

/** Numbers, dates and times: ordinary ones, and those at the edges of their types. */
final class RandomValues {
    private static final long FIRST_SECOND = LocalDateTime.of(1000, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    private static final long SECONDS = LocalDateTime.of(9998, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC) - FIRST_SECOND;
    private static final List<ZoneId> ZONES =
            List.of(ZoneOffset.UTC, ZoneId.of("Asia/Kolkata"), ZoneId.of("America/New_York"), ZoneOffset.ofHours(-11));

    private RandomValues() {}

    static <T> T any(Random random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    static long integer(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Long.MIN_VALUE;
            case 1 -> Long.MAX_VALUE;
            case 2 -> 0;
            default -> random.nextLong() >> random.nextInt(64);
        };
    }

    static float floatValue(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> -Float.MAX_VALUE;
            case 1 -> Float.MIN_NORMAL;
            case 2 -> random.nextInt(100_000);
            default -> Float.intBitsToFloat(random.nextInt());
        };
    }

    /** Finite, because the driver takes no other. */
    static double doubleValue(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return switch (random.nextInt(6)) {
            case 0 -> -Double.MAX_VALUE;
            case 1 -> -Double.MIN_NORMAL;
            case 2 -> random.nextInt(100_000) / 100.0;
            default -> Double.isFinite(value) ? value : 1e100;
        };
    }

    static BigInteger bigInteger(Random random) {
        BigInteger value = new BigInteger(random.nextInt(200), random);
        return random.nextBoolean() ? value.negate() : value;
    }

    static BigDecimal bigDecimal(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(10_000_000), 2);
            case 1 -> BigDecimal.valueOf(0, random.nextInt(60) - 30);
            default -> new BigDecimal(bigInteger(random), random.nextInt(120) - 60);
        };
    }

    static int nanos(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> random.nextInt(1000) * 1_000_000;
            case 2 -> random.nextInt(1_000_000) * 1000;
            case 3 -> 999_999_500 + random.nextInt(500);
            case 4 -> random.nextInt(1000);
            default -> random.nextInt(1_000_000_000);
        };
    }

    static Instant instant(Random random) {
        long second = FIRST_SECOND + (long) (random.nextDouble() * SECONDS);
        return Instant.ofEpochSecond(second, nanos(random));
    }

    static LocalDateTime localDateTime(Random random) {
        return LocalDateTime.ofInstant(instant(random), ZoneOffset.UTC);
    }

    static LocalDate localDate(Random random) {
        return localDateTime(random).toLocalDate().withYear(1 + random.nextInt(9999));
    }

    static LocalTime localTime(Random random) {
        return localDateTime(random).toLocalTime();
    }

    static OffsetDateTime offsetDateTime(Random random) {
        return zonedDateTime(random).toOffsetDateTime();
    }

    static OffsetTime offsetTime(Random random) {
        return offsetDateTime(random).toOffsetTime();
    }

    static ZonedDateTime zonedDateTime(Random random) {
        return instant(random).atZone(any(random, ZONES));
    }

    static Duration duration(Random random) {
        long seconds = random.nextInt(4) == 0 ? random.nextInt(100) : random.nextInt(3_000_000);
        if (random.nextInt(3) == 0) {
            seconds = seconds / 3600 * 3600;
        }
        Duration duration = Duration.ofSeconds(seconds, random.nextBoolean() ? 0 : nanos(random));
        return random.nextBoolean() ? duration : duration.negated();
    }

    static Date date(Random random) {
        return new Date(instant(random).toEpochMilli());
    }

    static Time time(Random random) {
        long millis = random.nextInt(86_400_000);
        return new Time(random.nextBoolean() ? millis : millis / 1000 * 1000);
    }

    static Timestamp timestamp(Random random) {
        return Timestamp.from(instant(random));
    }

    @SuppressWarnings("JavaUtilDate") // applications still bind them
    static java.util.Date utilDate(Random random) {
        return new java.util.Date(instant(random).toEpochMilli());
    }

    static Calendar calendar(Random random) {
        Calendar calendar = Calendar.getInstance(TimeZone.getTimeZone(any(random, ZONES)), Locale.ROOT);
        calendar.setTimeInMillis(instant(random).toEpochMilli());
        return calendar;
    }
}
