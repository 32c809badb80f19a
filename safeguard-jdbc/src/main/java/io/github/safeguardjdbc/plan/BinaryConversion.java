package io.github.safeguardjdbc.plan;

import io.github.safeguardjdbc.value.Setter;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Where a column takes the same value from the binary protocol as from the literal that the driver would write.
 *
 * <p>It does not everywhere: a float literal {@code 1.1} is a decimal to the server, a binary float is not; a timestamp
 * literal is a string to a VARCHAR column, a binary one is formatted by the server. Only combinations that were compared
 * are listed; the others are sent as text.
 */
final class BinaryConversion {
    private BinaryConversion() {}

    static boolean sameAsLiteral(Setter setter, @Nullable Object value, ColumnType column) {
        return switch (setter) {
            case NULL, NULL_NAMED -> true;
            case BOOLEAN, BYTE, SHORT, INT, LONG -> isExactNumeric(column);
            case BIG_DECIMAL -> value == null || column == ColumnType.DECIMAL;
            case DOUBLE -> column == ColumnType.FLOATING_POINT;
            case STRING -> value == null || column == ColumnType.CHARACTER;
            case BYTES -> value == null || column == ColumnType.BINARY;
            case DATE -> value == null || column == ColumnType.DATE;
            case TIMESTAMP -> value == null || column == ColumnType.DATETIME;
            case OBJECT -> sameAsLiteral(value, column);
            default -> false;
        };
    }

    private static boolean sameAsLiteral(@Nullable Object value, ColumnType column) {
        if (value == null) {
            return true;
        }
        return switch (column) {
            case INTEGER -> isInteger(value);
            case DECIMAL -> isInteger(value) || value instanceof BigDecimal;
            case FLOATING_POINT -> value instanceof Double;
            case CHARACTER -> value instanceof String;
            case BINARY -> value instanceof byte[];
            case DATE -> value instanceof LocalDate || value instanceof java.sql.Date;
            case DATETIME -> value instanceof Timestamp || value instanceof LocalDateTime;
            case OTHER -> false;
        };
    }

    private static boolean isInteger(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte;
    }

    private static boolean isExactNumeric(ColumnType column) {
        return column == ColumnType.INTEGER || column == ColumnType.DECIMAL;
    }
}
