package io.github.safeguardjdbc.packet;

import io.github.safeguardjdbc.value.BufferedSource;
import io.github.safeguardjdbc.value.Setter;
import io.github.safeguardjdbc.value.TypedObject;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The size of one parameter's value in a COM_STMT_EXECUTE packet.
 *
 * <p>NULL is a bit elsewhere, and streams, readers, large objects and serialized objects are sent ahead of the packet:
 * they take nothing here.
 */
final class BinaryValue {
    private static final int NOT_MODELLED = -1;
    private static final int LONGEST_TEMPORAL = 13;

    private BinaryValue() {}

    /** Upper bound of a value, from lengths alone. */
    static long upperBound(@Nullable Setter setter, @Nullable Object argument, Encoding encoding) {
        if (setter == null || argument == null) {
            return 0;
        }
        return switch (setter) {
            case BOOLEAN, BYTE -> 1;
            case SHORT -> 2;
            case INT, FLOAT -> 4;
            case LONG, DOUBLE -> 8;
            case BIG_DECIMAL -> Size.withLength(Numbers.upperBound((BigDecimal) argument, 0));
            case STRING, NSTRING -> string(((String) argument).length(), encoding);
            case URL -> string(argument.toString().length(), encoding);
            case BYTES -> Size.withLength(((byte[]) argument).length);
            case DATE, DATE_CALENDAR, TIME, TIME_CALENDAR, TIMESTAMP, TIMESTAMP_CALENDAR -> LONGEST_TEMPORAL;
            case OBJECT -> object(argument, encoding);
            case OBJECT_TYPED -> typedObject((TypedObject) argument, encoding);
            default -> 0;
        };
    }

    private static long string(long characters, Encoding encoding) {
        return Size.withLength(encoding.charset().upperBound(characters));
    }

    private static long object(Object value, Encoding encoding) {
        if (value instanceof String text) {
            return string(text.length(), encoding);
        }
        if (value instanceof byte[] bytes) {
            return Size.withLength(bytes.length);
        }
        if (value instanceof BigDecimal decimal) {
            return Size.withLength(Numbers.upperBound(decimal, 0));
        }
        // Nothing else is longer; what is sent ahead takes less, but telling so would cost more than it saves.
        return LONGEST_TEMPORAL;
    }

    private static long typedObject(TypedObject typed, Encoding encoding) {
        Object value = typed.value();
        Target target = Target.named(typed.targetType());
        if (value == null || target == Target.NULL || target == Target.SERIALIZED) {
            return 0;
        }
        if (value instanceof String text) {
            return target == Target.DECIMAL || target == Target.OTHER
                    ? Size.UNKNOWN
                    : Math.max(string(text.length(), encoding), LONGEST_TEMPORAL);
        }
        if (value instanceof byte[] bytes) {
            return Size.withLength(bytes.length);
        }
        // Numbers, dates and times may be bound as text.
        long text = Temporals.LONGEST_LITERAL;
        if (value instanceof BigDecimal decimal) {
            text = Numbers.upperBound(decimal, Objects.requireNonNullElse(typed.scaleOrLength(), -1));
        } else if (value instanceof BigInteger integer) {
            text = Math.max(text, Numbers.upperBound(integer));
        }
        return Size.withLength(text);
    }

    /** Exact size of a value, or its upper bound where that is not modelled (see {@link BinarySize}). */
    static long exact(@Nullable Setter setter, @Nullable Object argument, Encoding encoding) {
        if (setter == null) {
            return 0;
        }
        long size = modelled(BoundValue.of(setter, argument, encoding), encoding);
        return size == NOT_MODELLED ? upperBound(setter, argument, encoding) : size;
    }

    private static long modelled(BoundValue bound, Encoding encoding) {
        Object value = bound.value();
        Target target = bound.target();
        if (value == null || target == Target.NULL || target == Target.SERIALIZED || isSentAhead(value)) {
            return 0;
        }
        if (value instanceof String text) {
            return string(text, bound, encoding);
        }
        if (value instanceof byte[] bytes) {
            return Size.withLength(bytes.length);
        }
        if (value instanceof Number number) {
            return Numbers.binary(bound, number);
        }
        if (value instanceof Boolean truth) {
            return bool(truth, target);
        }
        return Temporals.binary(value, target, encoding.fractions());
    }

    private static long string(String text, BoundValue bound, Encoding encoding) {
        return switch (bound.target()) {
            case CHARACTERS, BYTES -> Size.withLength(encoding.charset().bytes(text));
            case DECIMAL -> {
                BigDecimal decimal = Numbers.parse(text);
                yield decimal == null ? NOT_MODELLED : Numbers.binary(bound, decimal);
            }
            case BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE ->
                bound.target().binaryLength();
            default -> NOT_MODELLED;
        };
    }

    private static long bool(boolean truth, Target target) {
        return switch (target) {
            case CHARACTERS -> Size.withLength(truth ? "true".length() : "false".length());
            case DECIMAL -> Size.withLength(1);
            case BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE -> target.binaryLength();
            default -> NOT_MODELLED;
        };
    }

    /** Bytes of a value that is sent ahead; 0 for one that is not. */
    static long sentAhead(@Nullable Setter setter, @Nullable Object argument, Encoding encoding) throws SQLException {
        if (setter == null) {
            return 0;
        }
        BoundValue bound = BoundValue.of(setter, argument, encoding);
        Object value = bound.value();
        if (value == null) {
            return 0;
        }
        if (bound.target() == Target.SERIALIZED) {
            return Content.ofSerialized(value).bytes();
        }
        if (!isSentAhead(value)) {
            return 0;
        }
        if (Content.isBinary(value)) {
            return Content.length(value);
        }
        Tally text = Content.isText(value) ? Content.ofText(value, encoding.clobCharset()) : null;
        return text == null ? Size.UNKNOWN : text.bytes();
    }

    private static boolean isSentAhead(Object value) {
        return value instanceof BufferedSource
                || value instanceof InputStream
                || value instanceof Reader
                || value instanceof Blob
                || value instanceof Clob
                || value instanceof SQLXML;
    }
}
