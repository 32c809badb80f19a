package io.github.safeguardjdbc.packet;

import io.github.safeguardjdbc.value.BufferedBytes;
import io.github.safeguardjdbc.value.BufferedCharacters;
import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.SizedSource;
import io.github.safeguardjdbc.value.TypedObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The size of the literal that the driver writes in place of one {@code ?}. */
final class TextLiteral {
    private static final int NULL = "NULL".length();
    private static final int QUOTES = 2;
    private static final int HEX = "x''".length();
    private static final int BINARY = "_binary''".length();
    private static final int NATIONAL = "_utf8".length();
    private static final int NOT_MODELLED = -1;

    private TextLiteral() {}

    /** Upper bound of a literal, from lengths alone. */
    static long upperBound(@Nullable Setter setter, @Nullable Object argument, Encoding encoding) {
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
    private static long bytes(long bytes) {
        return Size.sum(Size.times(2, bytes), BINARY);
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
        if (value instanceof Number || value instanceof Boolean) {
            return Target.of(value) == Target.SERIALIZED ? Size.UNKNOWN : Numbers.DOUBLE_LITERAL;
        }
        if (value instanceof byte[] bytes) {
            return bytes(bytes.length);
        }
        if (value instanceof java.util.Date) {
            return encoding.serializesUtilDates() ? Size.UNKNOWN : Temporals.LONGEST_LITERAL;
        }
        if (value instanceof TemporalAccessor || value instanceof Duration || value instanceof Calendar) {
            return Target.of(value) == Target.SERIALIZED ? Size.UNKNOWN : Temporals.LONGEST_LITERAL;
        }
        return source(value, encoding);
    }

    private static long typedObject(TypedObject typed, Encoding encoding) {
        Object value = typed.value();
        Target target = Target.named(typed.targetType());
        if (value == null || target == Target.NULL) {
            return NULL;
        }
        if (target == Target.SERIALIZED) {
            return Size.UNKNOWN;
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

    /**
     * Exact size of a literal, or its upper bound where that is not modelled (see {@link TextSize}).
     *
     * @throws SQLException if a large object cannot be read, or an object cannot be serialized
     */
    static long exact(@Nullable Setter setter, @Nullable Object argument, Encoding encoding) throws SQLException {
        if (setter == null) {
            return NULL;
        }
        long size = modelled(BoundValue.of(setter, argument, encoding), encoding);
        return size == NOT_MODELLED ? upperBound(setter, argument, encoding) : size;
    }

    private static long modelled(BoundValue bound, Encoding encoding) throws SQLException {
        Object value = bound.value();
        if (value == null || bound.target() == Target.NULL) {
            return NULL;
        }
        if (bound.target() == Target.SERIALIZED) {
            return stream(Content.ofSerialized(value), encoding);
        }
        if (value instanceof String text) {
            return string(text, bound, encoding);
        }
        if (value instanceof byte[] bytes) {
            return bytes(bytes, encoding);
        }
        if (value instanceof Number number) {
            return Numbers.text(bound, number, encoding.driver());
        }
        if (value instanceof Boolean truth) {
            return bool(truth, bound.target());
        }
        if (Content.isBinary(value)) {
            return encoding.sendsStreamsAsHex()
                    ? hex(Content.length(value))
                    : stream(Content.ofBinary(value), encoding);
        }
        if (Content.isText(value)) {
            return characters(value, bound.national() ? encoding.charset() : encoding.clobCharset(), encoding);
        }
        return Temporals.text(value, bound.target(), encoding.fractions());
    }

    private static long string(String text, BoundValue bound, Encoding encoding) {
        if (bound.target() == Target.DECIMAL) {
            return Numbers.text(bound, new BigDecimal(text), encoding.driver());
        }
        if (bound.target() != Target.CHARACTERS && bound.target() != Target.BYTES) {
            return NOT_MODELLED;
        }
        return StringLiteral.exact(text, bound.national(), encoding);
    }

    private static long bool(boolean truth, Target target) {
        return switch (target) {
            case CHARACTERS -> truth ? "true".length() : "false".length();
            case FLOAT, DOUBLE -> "1.0".length();
            default -> 1;
        };
    }

    private static long bytes(byte[] value, Encoding encoding) {
        if (encoding.sendsBytesAsHex()) {
            return hex(value.length);
        }
        Tally tally = new Tally();
        tally.write(value, 0, value.length);
        return BINARY + tally.bytes() + tally.escapes();
    }

    private static long stream(Tally content, Encoding encoding) {
        return encoding.sendsStreamsAsHex() ? hex(content.bytes()) : BINARY + content.bytes() + content.streamEscapes();
    }

    private static long characters(Object value, ConnectionCharset charset, Encoding encoding) throws SQLException {
        Tally content = Content.ofText(value, charset);
        if (content == null) {
            return NOT_MODELLED;
        }
        return encoding.sendsBytesAsHex() ? hex(content.bytes()) : BINARY + content.bytes() + content.escapes();
    }

    static long hex(long bytes) {
        return Size.sum(Size.times(2, bytes), HEX);
    }
}
