package io.github.safeguardjdbc.packet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Sizes of numbers as literals and as binary values. */
final class Numbers {
    /** Longer than any {@code Double.toString}, with the plus sign that the driver puts into an exponent. */
    static final int DOUBLE_LITERAL = 26;

    private static final int NOT_MODELLED = -1;

    private Numbers() {}

    /** Upper bound of a literal of a decimal, whatever type it is bound as. */
    static long upperBound(BigDecimal value, int scale) {
        long digits = (long) value.precision() + Math.max(Math.abs((long) value.scale()), scale);
        return digits + DOUBLE_LITERAL;
    }

    /** Upper bound of a literal of an integer. */
    static long upperBound(BigInteger value) {
        return value.bitLength() / 3 + 3L;
    }

    /** Characters of a number's literal, or -1 if the driver does not send this type so. */
    static long text(BoundValue bound, Number number, DriverVersion driver) {
        Number value = scaled(number, bound.scale());
        return switch (bound.target()) {
            case BOOLEAN -> value.longValue() != 0 ? "true".length() : "false".length();
            case TINYINT, SMALLINT, INT -> Size.digits(value.intValue());
            case BIGINT ->
                isSmallInteger(value) || !driver.keepsLargeIntegers()
                        ? Size.digits(value.longValue())
                        : value.toString().length();
            case FLOAT -> withSignedExponent(Float.toString(value.floatValue()));
            case DOUBLE -> withSignedExponent(Double.toString(value.doubleValue()));
            case DECIMAL, CHARACTERS, BYTES ->
                value instanceof BigDecimal decimal ? plainLength(decimal) : withSignedExponent(value.toString());
            default -> NOT_MODELLED;
        };
    }

    /** Bytes of a number in the binary protocol, or -1 if the driver does not send this type so. */
    static long binary(BoundValue bound, Number number) {
        return switch (bound.target()) {
            case BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE ->
                bound.target().binaryLength();
            case DECIMAL, CHARACTERS, BYTES -> {
                Number value = scaled(number, bound.scale());
                long characters = value instanceof BigDecimal decimal
                        ? plainLength(decimal)
                        : value.toString().length();
                yield Size.withLength(characters);
            }
            default -> NOT_MODELLED;
        };
    }

    /** Length of {@link BigDecimal#toPlainString()}, without making the string. */
    static long plainLength(BigDecimal value) {
        int sign = value.signum() < 0 ? 1 : 0;
        long digits = value.precision();
        long scale = value.scale();
        if (scale <= 0) {
            return value.signum() == 0 ? 1 : sign + digits - scale;
        }
        return digits > scale ? sign + digits + 1 : sign + scale + 2;
    }

    /** The decimal that a text names, or null: the driver refuses other text, though only when it executes. */
    @SuppressWarnings("EmptyCatch")
    static @Nullable BigDecimal parse(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notDecimal) {
            return null;
        }
    }

    private static Number scaled(Number value, int scale) {
        return value instanceof BigDecimal decimal && scale >= 0
                ? decimal.setScale(scale, RoundingMode.HALF_UP)
                : value;
    }

    private static boolean isSmallInteger(Number value) {
        return value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte;
    }

    private static int withSignedExponent(String number) {
        int exponent = number.indexOf('E');
        return exponent < 0 || number.charAt(exponent + 1) == '-' ? number.length() : number.length() + 1;
    }
}
