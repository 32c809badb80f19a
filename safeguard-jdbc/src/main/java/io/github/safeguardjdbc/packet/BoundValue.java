package io.github.safeguardjdbc.packet;

import io.github.safeguardjdbc.value.CalendarValue;
import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.SizedSource;
import io.github.safeguardjdbc.value.TypedObject;
import java.util.GregorianCalendar;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parameter as the driver holds it after a setter call: a value and the MySQL type it is sent as.
 *
 * @param scale the scale asked for by {@code setObject}, or -1
 * @param national true for the setters of national character data, which have rules of their own
 */
record BoundValue(@Nullable Object value, Target target, int scale, boolean national) {

    static BoundValue of(Setter setter, @Nullable Object argument, Encoding encoding) {
        return switch (setter) {
            case NULL, NULL_NAMED -> plain(null, Target.NULL);
            case BOOLEAN -> plain(argument, Target.BOOLEAN);
            case BYTE -> plain(argument, Target.TINYINT);
            case SHORT -> plain(argument, Target.SMALLINT);
            case INT -> plain(argument, Target.INT);
            case LONG -> plain(argument, Target.BIGINT);
            case FLOAT -> plain(argument, Target.FLOAT);
            case DOUBLE -> plain(argument, Target.DOUBLE);
            case BIG_DECIMAL -> plain(argument, Target.DECIMAL);
            case STRING -> plain(argument, Target.CHARACTERS);
            case NSTRING -> national(argument);
            case URL -> plain(argument == null ? null : argument.toString(), Target.CHARACTERS);
            case BYTES -> plain(argument, Target.BYTES);
            case DATE -> plain(argument, Target.DATE);
            case TIME -> plain(argument, Target.TIME);
            case TIMESTAMP -> plain(argument, Target.TIMESTAMP);
            case DATE_CALENDAR -> dated(argument, Target.DATE);
            case TIME_CALENDAR -> dated(argument, Target.TIME);
            case TIMESTAMP_CALENDAR -> dated(argument, Target.TIMESTAMP);
            case ASCII_STREAM,
                    ASCII_STREAM_INT,
                    ASCII_STREAM_LONG,
                    UNICODE_STREAM_INT,
                    BINARY_STREAM,
                    BINARY_STREAM_INT,
                    BINARY_STREAM_LONG,
                    BLOB,
                    BLOB_STREAM,
                    BLOB_STREAM_LONG -> plain(source(argument), Target.BYTES);
            case CHARACTER_STREAM,
                    CHARACTER_STREAM_INT,
                    CHARACTER_STREAM_LONG,
                    CLOB,
                    CLOB_READER,
                    CLOB_READER_LONG,
                    SQL_XML -> plain(source(argument), Target.CHARACTERS);
            case NCHARACTER_STREAM, NCHARACTER_STREAM_LONG, NCLOB, NCLOB_READER, NCLOB_READER_LONG ->
                national(source(argument));
            case OBJECT -> object(argument, argument == null ? Target.NULL : Target.of(argument), -1, encoding);
            case OBJECT_TYPED -> {
                TypedObject typed = (TypedObject) Objects.requireNonNull(argument);
                int scale = Objects.requireNonNullElse(typed.scaleOrLength(), -1);
                yield object(typed.value(), Target.named(typed.targetType()), scale, encoding);
            }
            case ARRAY, REF, ROW_ID -> plain(argument, Target.OTHER);
        };
    }

    private static BoundValue plain(@Nullable Object value, Target target) {
        return new BoundValue(value, target, -1, false);
    }

    private static BoundValue national(@Nullable Object value) {
        return new BoundValue(value, Target.CHARACTERS, -1, true);
    }

    private static @Nullable Object source(@Nullable Object argument) {
        return argument instanceof SizedSource sized ? sized.source() : argument;
    }

    private static BoundValue object(@Nullable Object value, Target target, int scale, Encoding encoding) {
        boolean serialized = encoding.serializesUtilDates() && value instanceof java.util.Date;
        return new BoundValue(value, serialized ? Target.SERIALIZED : target, scale, false);
    }

    /** Other calendars than the usual one may write years otherwise, so that their literals are only bounded. */
    private static BoundValue dated(@Nullable Object argument, Target target) {
        CalendarValue dated = (CalendarValue) Objects.requireNonNull(argument);
        boolean usual = dated.calendar() == null || dated.calendar() instanceof GregorianCalendar;
        return plain(dated.value(), usual ? target : Target.OTHER);
    }
}
