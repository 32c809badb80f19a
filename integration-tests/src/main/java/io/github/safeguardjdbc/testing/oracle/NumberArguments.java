package io.github.safeguardjdbc.testing.oracle;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Types;

/** Makes arguments for columns of numbers, bits and years. */
final class NumberArguments {
    private final Chance chance;

    NumberArguments(Chance chance) {
        this.chance = chance;
    }

    Argument good(SqlType type) {
        return switch (type.family()) {
            case DECIMAL -> decimal(type);
            case FLOATING_POINT -> floating();
            case BIT -> bits(type);
            case YEAR -> year();
            default -> whole(integer(type), chance.oneIn(12));
        };
    }

    Argument bad(SqlType type) {
        return switch (chance.below(8)) {
            case 0 -> Argument.of(Setter.STRING, "abc");
            case 1 -> Argument.of(Setter.STRING, "12 monkeys");
            case 2 -> Argument.of(Setter.STRING, "");
            case 3 -> Argument.of(Setter.STRING, "1.5e3");
            case 4 -> Argument.of(Setter.LONG, chance.bits());
            case 5 -> Argument.of(Setter.OBJECT, BigInteger.ONE.shiftLeft(chance.between(62, 70)));
            case 6 -> Argument.of(Setter.DOUBLE, chance.pick(1e300, -1e20, 0.5, Double.NaN));
            default ->
                Argument.of(Setter.BIG_DECIMAL, new BigDecimal("-12345678901234567890123456789012345.67890123456789"));
        };
    }

    /** A number in one of the ways to say it. */
    Argument whole(long value, boolean asText) {
        if (asText) {
            return Argument.of(Setter.STRING, Long.toString(value));
        }
        return switch (chance.below(12)) {
            case 0, 1, 2 -> Argument.of(value == (int) value ? Setter.INT : Setter.LONG, value);
            case 3, 4 -> Argument.of(Setter.LONG, value);
            case 5 -> Argument.of(value == (short) value ? Setter.SHORT : Setter.LONG, value);
            case 6 -> Argument.of(value == (byte) value ? Setter.BYTE : Setter.LONG, value);
            case 7 -> object(value);
            case 8 -> Argument.of(Setter.BIG_DECIMAL, BigDecimal.valueOf(value));
            case 9 -> typed(value);
            case 10 ->
                value == 0 || value == 1
                        ? Argument.of(chance.coin() ? Setter.BOOLEAN : Setter.OBJECT, value == 1)
                        : Argument.of(Setter.LONG, value);
            default ->
                Math.abs(value) < 1 << 20
                        ? Argument.of(chance.coin() ? Setter.DOUBLE : Setter.FLOAT, value)
                        : Argument.of(Setter.LONG, value);
        };
    }

    private Argument object(long value) {
        if (value == (int) value && chance.coin()) {
            return Argument.of(Setter.OBJECT, (int) value);
        }
        return Argument.of(Setter.OBJECT, chance.coin() ? (Object) value : (Object) BigInteger.valueOf(value));
    }

    private Argument typed(long value) {
        int type = chance.pick(Types.BIGINT, Types.DECIMAL, Types.VARCHAR, Types.NUMERIC, Types.DOUBLE);
        Setter setter = type == Types.DECIMAL ? Setter.OBJECT_SCALED : Setter.OBJECT_TYPED;
        return new Argument(setter, chance.coin() ? (Object) value : (Object) Long.toString(value), type);
    }

    private long integer(SqlType type) {
        boolean unsigned = type.declaration().endsWith("UNSIGNED");
        int bits = type.capacity() * 8 - (type == SqlType.BIGINT_UNSIGNED || !unsigned ? 1 : 0);
        long largest = (1L << (bits - 1)) - 1 + (1L << (bits - 1));
        return switch (chance.below(8)) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> largest;
            case 3 -> unsigned ? 2 : -largest - 1;
            case 4 -> (chance.bits() & Long.MAX_VALUE) % largest;
            default -> chance.below(100);
        };
    }

    private Argument decimal(SqlType type) {
        boolean wide = type == SqlType.DECIMAL_38_10 && chance.oneIn(3);
        BigDecimal value = BigDecimal.valueOf(chance.between(-1_000_000, 1_000_000), wide ? -15 : chance.below(3));
        return switch (chance.below(10)) {
            case 0 -> Argument.of(Setter.STRING, value.toPlainString());
            case 1 -> Argument.of(Setter.DOUBLE, value.doubleValue());
            case 2 -> Argument.of(Setter.OBJECT, value);
            case 3 -> new Argument(chance.pick(Setter.OBJECT_TYPED, Setter.OBJECT_SCALED), value, Types.DECIMAL);
            case 4 -> whole(value.longValue(), false);
            // More digits than the column has: rounded, with a note.
            case 5 -> Argument.of(Setter.BIG_DECIMAL, value.add(new BigDecimal("0.123456789012")));
            case 6 -> Argument.of(Setter.BIG_DECIMAL, new BigDecimal("1.5E+4"));
            case 7 ->
                Argument.of(Setter.FLOAT, value.setScale(1, RoundingMode.DOWN).floatValue());
            default -> Argument.of(Setter.BIG_DECIMAL, value);
        };
    }

    private Argument floating() {
        double value = switch (chance.below(5)) {
            case 0 -> 0.1;
            case 1 -> -chance.below(1_000_000) / 7.0;
            case 2 -> chance.below(100) * 1e20;
            case 3 -> 1.0 / 3 * 1e-10;
            default -> chance.below(1000);
        };
        return switch (chance.below(8)) {
            case 0, 1 -> Argument.of(Setter.FLOAT, value);
            case 2 -> Argument.of(Setter.OBJECT, chance.coin() ? (Object) value : (Object) (float) value);
            case 3 -> Argument.of(Setter.STRING, Double.toString(value));
            case 4 -> Argument.of(Setter.BIG_DECIMAL, BigDecimal.valueOf(value));
            case 5 -> whole((long) Math.min(value, 1e15), false);
            default -> Argument.of(Setter.DOUBLE, value);
        };
    }

    private Argument bits(SqlType type) {
        if (type == SqlType.BIT_1) {
            return switch (chance.below(4)) {
                case 0 -> Argument.of(Setter.INT, chance.below(2));
                case 1 -> Argument.of(Setter.OBJECT, chance.coin());
                default -> Argument.of(Setter.BOOLEAN, chance.coin());
            };
        }
        return switch (chance.below(4)) {
            case 0 -> Argument.of(Setter.BYTES, new Filler(Filler.Alphabet.PLAIN, chance.between(1, 2), chance.bits()));
            case 1 -> Argument.of(Setter.STRING, Integer.toString(chance.below(10)));
            default -> whole(chance.below(1 << 17), false);
        };
    }

    private Argument year() {
        int year = chance.between(1901, 2155);
        return switch (chance.below(4)) {
            case 0 -> Argument.of(Setter.STRING, Integer.toString(year));
            case 1 -> Argument.of(Setter.SHORT, year);
            case 2 -> Argument.of(Setter.OBJECT, year);
            default -> Argument.of(Setter.INT, year);
        };
    }
}
