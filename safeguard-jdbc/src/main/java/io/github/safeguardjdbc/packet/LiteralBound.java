package io.github.safeguardjdbc.packet;

import static io.github.safeguardjdbc.packet.Literal.BINARY;
import static io.github.safeguardjdbc.packet.Literal.NATIONAL;
import static io.github.safeguardjdbc.packet.Literal.NULL;
import static io.github.safeguardjdbc.packet.Literal.QUOTES;

import io.github.safeguardjdbc.value.BufferedBytes;
import io.github.safeguardjdbc.value.BufferedCharacters;
import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.SizedSource;
import io.github.safeguardjdbc.value.TypedObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An upper bound of the literal that the driver writes in place of one {@code ?}, from lengths alone. */
final class LiteralBound {
    private LiteralBound() {}

    static long of(@Nullable Setter setter, @Nullable Object argument, Encoding encoding) {
        if (setter == null || argument == null) {
            return NULL;
        }
        return switch (setter) {
            case NULL, NULL_NAMED -> NULL;
            case BOOLEAN -> 1;
            case BYTE -> 4;
            case SHORT -> 6;
            case INT -> 11;
            case LONG -> 20;
            case FLOAT, DOUBLE -> Numbers.DOUBLE_LITERAL;
            case BIG_DECIMAL -> Numbers.upperBound((BigDecimal) argument, 0);
            case STRING -> string(((String) argument).length(), encoding);
            case NSTRING -> nationalString(((String) argument).length(), encoding);
            case URL -> string(argument.toString().length(), encoding);
            case BYTES -> bytes(((byte[]) argument).length);
            case DATE, DATE_CALENDAR, TIME, TIME_CALENDAR, TIMESTAMP, TIMESTAMP_CALENDAR -> Temporals.LONGEST_LITERAL;
            case OBJECT -> object(argument, -1, encoding);
            case OBJECT_TYPED -> typedObject((TypedObject) argument, encoding);
            default -> source(argument, encoding);
        };
    }

    private static long string(long characters, Encoding encoding) {
        long bytes = encoding.charset().upperBound(characters);
        return encoding.noBackslashEscapes() ? bytes(bytes) : Math.max(bytes, 2 * characters) + QUOTES;
    }

    private static long nationalString(long characters, Encoding encoding) {
        return encoding.charset().isUtf8() ? string(characters, encoding) : 3 * characters + QUOTES + NATIONAL;
    }

    /** Hexadecimal, or escaped with every byte in need of it: holds for all versions, modes and character sets. */
    static long bytes(long bytes) {
        return Size.sum(2 * bytes, BINARY);
    }

    private static long source(Object argument, Encoding encoding) {
        Object source = argument instanceof SizedSource sized ? sized.source() : argument;
        if (source == null) {
            return NULL;
        }
        if (source instanceof BufferedBytes content) {
            return bytes(content.length());
        }
        if (source instanceof BufferedCharacters content) {
            ConnectionCharset charset = encoding.charset();
            ConnectionCharset clobCharset = encoding.clobCharset();
            long characters = content.length();
            return bytes(Math.max(charset.upperBound(characters), clobCharset.upperBound(characters)));
        }
        return Size.UNKNOWN;
    }

    private static long object(Object value, int scale, Encoding encoding) {
        if (value instanceof String text) {
            return string(text.length(), encoding);
        }
        if (value instanceof BigDecimal decimal) {
            return Numbers.upperBound(decimal, scale);
        }
        if (value instanceof BigInteger integer) {
            return Math.max(Numbers.DOUBLE_LITERAL, Numbers.upperBound(integer));
        }
        if (value instanceof byte[] bytes) {
            return bytes(bytes.length);
        }
        if (encoding.serializesUtilDates() && value instanceof java.util.Date) {
            return Size.UNKNOWN;
        }
        return switch (Target.of(value)) {
            case BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE -> Numbers.DOUBLE_LITERAL;
            case DATE, TIME, TIMESTAMP -> Temporals.LONGEST_LITERAL;
            default -> source(value, encoding);
        };
    }

    private static long typedObject(TypedObject typed, Encoding encoding) {
        Object value = typed.value();
        Target target = Target.named(typed.targetType());
        if (value == null) {
            return NULL;
        }
        if (target == Target.SERIALIZED || (value instanceof java.util.Date && encoding.serializesUtilDates())) {
            return Size.UNKNOWN;
        }
        if (target == Target.NULL) {
            return NULL;
        }
        long bound = object(value, Objects.requireNonNullElse(typed.scaleOrLength(), -1), encoding);
        if (value instanceof String) {
            // Text may name a decimal of a million digits in a few characters.
            return target == Target.DECIMAL || target == Target.OTHER
                    ? Size.UNKNOWN
                    : Math.max(bound, Temporals.LONGEST_LITERAL);
        }
        return bound;
    }
}
