package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.SqlType.Family;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;

/** Makes random setter calls for a column. */
final class ArgumentGenerator {
    private static final int LIGHT = 30;

    private final Chance chance;
    private final NumberArguments numbers;
    private final TextArguments texts;
    private final BinaryArguments bytes;
    private final TemporalArguments temporals;

    ArgumentGenerator(Chance chance) {
        this.chance = chance;
        numbers = new NumberArguments(chance);
        texts = new TextArguments(chance);
        bytes = new BinaryArguments(chance);
        temporals = new TemporalArguments(chance);
    }

    /** A value that the column takes. */
    Argument good(SqlType type) {
        return good(type, chance.below(LIGHT));
    }

    /** A value that the column takes; of this length if it is text or bytes and the column takes as much. */
    Argument good(SqlType type, int length) {
        return switch (type.family()) {
            case INTEGER, DECIMAL, FLOATING_POINT, BIT, YEAR -> numbers.good(type);
            case TEXT, CHOICE, JSON -> texts.good(type, length);
            case BINARY -> bytes.good(type, length);
            case DATE, DATETIME, TIME -> temporals.good(type);
        };
    }

    /** A value that the column takes only with a complaint, if at all. */
    Argument bad(SqlType type) {
        if (chance.oneIn(10)) {
            return good(chance.pick(SqlType.values()));
        }
        return switch (type.family()) {
            case INTEGER, DECIMAL, FLOATING_POINT, BIT, YEAR -> numbers.bad(type);
            case TEXT, CHOICE, JSON -> texts.bad(type);
            case BINARY -> bytes.bad(type);
            case DATE, DATETIME, TIME -> temporals.bad();
        };
    }

    /** A value of a key's type that belongs to this number and no other. */
    Argument unique(SqlType type, int number) {
        return switch (type.family()) {
            // The collation does not tell the two spellings apart.
            case TEXT ->
                Argument.of(
                        chance.pick(Setter.STRING, Setter.STRING, Setter.OBJECT, Setter.CHARACTER_STREAM),
                        (chance.oneIn(10) ? "KEY \u00e9" : "key \u00e9") + number);
            case BINARY -> Argument.of(chance.pick(Setter.BYTES, Setter.BINARY_STREAM), "key" + number);
            case DECIMAL -> Argument.of(Setter.BIG_DECIMAL, BigDecimal.valueOf(number, 2));
            case DATE -> Argument.of(Setter.OBJECT, LocalDate.ofEpochDay(number));
            default -> whole(number);
        };
    }

    Argument whole(long number) {
        return numbers.whole(number, chance.oneIn(12));
    }

    /** NULL, said in a way that goes with the type. */
    Argument nothing(SqlType type) {
        return switch (chance.below(4)) {
            case 0 -> Argument.of(Setter.OBJECT, null);
            case 1 -> Argument.of(nullable(type.family()), null);
            default -> new Argument(Setter.NULL, null, nullType(type.family()));
        };
    }

    private static Setter nullable(Family family) {
        return switch (family) {
            case BINARY, BIT -> Setter.BYTES;
            case DATE -> Setter.DATE;
            case DATETIME -> Setter.TIMESTAMP;
            case TIME -> Setter.TIME;
            case DECIMAL, INTEGER -> Setter.BIG_DECIMAL;
            case TEXT, JSON, CHOICE, YEAR, FLOATING_POINT -> Setter.STRING;
        };
    }

    private int nullType(Family family) {
        if (chance.oneIn(4)) {
            return Types.NULL;
        }
        return switch (family) {
            case BINARY -> Types.VARBINARY;
            case BIT -> Types.BIT;
            case DATE -> Types.DATE;
            case DATETIME -> Types.TIMESTAMP;
            case TIME -> Types.TIME;
            case DECIMAL -> Types.DECIMAL;
            case INTEGER, YEAR -> Types.INTEGER;
            case FLOATING_POINT -> Types.DOUBLE;
            case TEXT, JSON, CHOICE -> Types.VARCHAR;
        };
    }
}
