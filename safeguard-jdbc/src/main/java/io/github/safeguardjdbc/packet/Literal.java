package io.github.safeguardjdbc.packet;

import io.github.safeguardjdbc.value.Setter;
import java.math.BigDecimal;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The exact size of the literal that the driver writes in place of one {@code ?}. */
final class Literal {
    static final int NULL = "NULL".length();
    static final int QUOTES = 2;
    static final int BINARY = "_binary''".length();
    static final int NATIONAL = "_utf8".length();

    private static final int HEX = "x''".length();
    private static final int NOT_MODELLED = -1;

    private Literal() {}

    /**
     * Exact size of a literal, or its upper bound where that is not modelled (see {@link TextSize}).
     *
     * @throws SQLException if a large object cannot be read, or an object cannot be serialized
     */
    static long size(@Nullable Setter setter, @Nullable Object argument, Encoding encoding) throws SQLException {
        if (setter == null) {
            return NULL;
        }
        long size = modelled(BoundValue.of(setter, argument, encoding), encoding);
        return size == NOT_MODELLED ? LiteralBound.of(setter, argument, encoding) : size;
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
            BigDecimal decimal = Numbers.parse(text);
            return decimal == null ? NOT_MODELLED : Numbers.text(bound, decimal, encoding.driver());
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
            case BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, DECIMAL -> 1;
            default -> NOT_MODELLED;
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
        return Size.sum(2 * bytes, HEX);
    }
}
