package io.github.safeguardjdbc.testing.oracle;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Makes arguments for columns of dates and times. */
final class TemporalArguments {
    private final Chance chance;

    TemporalArguments(Chance chance) {
        this.chance = chance;
    }

    Argument good(SqlType type) {
        return switch (type.family()) {
            case DATE -> date();
            case TIME -> time();
            default -> dateTime();
        };
    }

    Argument bad() {
        return switch (chance.below(6)) {
            case 0 -> Argument.of(Setter.STRING, "2023-02-30");
            case 1 -> Argument.of(Setter.STRING, "0000-00-00 00:00:00");
            case 2 -> Argument.of(Setter.STRING, "25:61:00");
            case 3 -> Argument.of(Setter.STRING, "");
            case 4 -> Argument.of(Setter.INT, 99);
            default -> Argument.of(Setter.OBJECT, LocalDateTime.of(1900, 1, 1, 0, 0, 0, 5));
        };
    }

    private LocalDate day() {
        return LocalDate.of(chance.between(1971, 2037), chance.between(1, 12), chance.between(1, 28));
    }

    private LocalTime hour() {
        int nanos = chance.pick(0, 0, 123_000_000, 999_999_900, 123_456_000, 500_000_000);
        return LocalTime.of(chance.below(24), chance.below(60), chance.below(60), nanos);
    }

    private Argument date() {
        LocalDate day = day();
        return switch (chance.below(8)) {
            case 0 -> new Argument(Setter.DATE_CALENDAR, Date.valueOf(day), chance.below(2));
            case 1 -> Argument.of(Setter.OBJECT, day);
            case 2 -> Argument.of(Setter.STRING, day.toString());
            case 3 -> Argument.of(Setter.OBJECT, Date.valueOf(day));
            case 4 -> Argument.of(Setter.TIMESTAMP, Timestamp.valueOf(day.atTime(hour())));
            case 5 -> new Argument(Setter.OBJECT_TYPED, day, Types.DATE);
            default -> Argument.of(Setter.DATE, Date.valueOf(day));
        };
    }

    @SuppressWarnings("JavaUtilDate") // applications still bind it
    private Argument dateTime() {
        LocalDateTime moment = day().atTime(hour());
        return switch (chance.below(16)) {
            case 0 -> new Argument(Setter.TIMESTAMP_CALENDAR, Timestamp.valueOf(moment), chance.below(2));
            case 1, 2, 3 -> Argument.of(Setter.OBJECT, moment);
            case 4 -> Argument.of(Setter.OBJECT, moment.atOffset(ZoneOffset.ofHours(chance.between(-5, 5))));
            case 5 -> Argument.of(Setter.OBJECT, moment.atZone(ZoneId.of("Europe/Berlin")));
            case 6 -> Argument.of(Setter.OBJECT, moment.toInstant(ZoneOffset.UTC));
            case 7 -> Argument.of(Setter.OBJECT, new java.util.Date(moment.toEpochSecond(ZoneOffset.UTC) * 1000));
            case 8 -> Argument.of(Setter.STRING, moment.toString());
            case 9 -> Argument.of(Setter.STRING, moment.toString().replace('T', ' '));
            case 10 -> Argument.of(Setter.DATE, Date.valueOf(moment.toLocalDate()));
            case 11 -> new Argument(Setter.OBJECT_TYPED, moment, Types.TIMESTAMP);
            case 12 -> Argument.of(Setter.OBJECT, Timestamp.valueOf(moment));
            default -> Argument.of(Setter.TIMESTAMP, Timestamp.valueOf(moment));
        };
    }

    private Argument time() {
        LocalTime hour = hour();
        return switch (chance.below(8)) {
            case 0 -> new Argument(Setter.TIME_CALENDAR, Time.valueOf(hour), chance.below(2));
            case 1 -> Argument.of(Setter.OBJECT, hour);
            case 2 -> Argument.of(Setter.STRING, hour.toString());
            case 3 -> Argument.of(Setter.STRING, chance.pick("-01:02:03", "838:59:59", "100:00:00.5"));
            case 4 -> Argument.of(Setter.OBJECT, Duration.ofSeconds(chance.between(-100_000, 100_000)));
            case 5 -> Argument.of(Setter.TIMESTAMP, Timestamp.valueOf(day().atTime(hour)));
            default -> Argument.of(Setter.TIME, Time.valueOf(hour));
        };
    }
}
