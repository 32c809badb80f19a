package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Filler.Alphabet;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;

/** Makes arguments for columns of text, JSON, ENUM and SET. */
final class TextArguments {
    private final Chance chance;

    TextArguments(Chance chance) {
        this.chance = chance;
    }

    /** A text that fits the column; of this length if the column takes as much. */
    Argument good(SqlType type, int length) {
        return switch (type.family()) {
            case JSON -> json();
            case CHOICE -> choice(type);
            default -> chance.oneIn(15) ? foreign() : text(fitting(type, Math.min(length, type.capacity())));
        };
    }

    Argument bad(SqlType type) {
        return switch (type.family()) {
            case JSON -> Argument.of(chance.pick(Setter.STRING, Setter.BYTES), chance.pick("{", "", "[1,", "nope"));
            case CHOICE -> Argument.of(Setter.STRING, chance.pick("purple", "a,z", "99"));
            default ->
                switch (chance.below(3)) {
                    // Not in latin1, and where that is no trouble too long.
                    case 0 -> text(new Filler(Alphabet.ASTRAL, tooLong(type), chance.bits()));
                    // No UTF-8.
                    case 1 ->
                        Argument.of(Setter.BYTES, new Filler(Alphabet.PLAIN, chance.between(1, 30), chance.bits()));
                    default -> text(new Filler(Alphabet.PLAIN, tooLong(type), chance.bits()));
                };
        };
    }

    private static int tooLong(SqlType type) {
        // Packets are small: only short columns can be overfilled.
        return type.capacity() > 1000 ? 10 : 4 * type.capacity() + 5;
    }

    private Filler fitting(SqlType type, int length) {
        Alphabet alphabet = chance.pick(Alphabet.values());
        boolean latin1 = type.declaration().endsWith("latin1");
        if (latin1 && (alphabet == Alphabet.BROAD || alphabet == Alphabet.ASTRAL)) {
            alphabet = Alphabet.LATIN;
        }
        return new Filler(alphabet, length, chance.bits());
    }

    Argument text(Filler filler) {
        return switch (chance.below(20)) {
            case 0 -> Argument.of(Setter.NSTRING, filler);
            case 1 -> Argument.of(Setter.OBJECT, filler);
            case 2 ->
                new Argument(
                        Setter.OBJECT_TYPED,
                        filler,
                        chance.pick(
                                Types.VARCHAR, Types.LONGVARCHAR, Types.CHAR, Types.CLOB, Types.NVARCHAR, Types.OTHER));
            case 3 -> Argument.of(Setter.CHARACTER_STREAM, filler);
            case 4 -> Argument.of(Setter.CHARACTER_STREAM_SLOW, filler);
            case 5 ->
                new Argument(
                        Setter.CHARACTER_STREAM_SIZED,
                        filler,
                        length(filler.text().length()));
            case 6 -> Argument.of(Setter.NCHARACTER_STREAM, filler);
            case 7 -> filler.length() == 0 ? Argument.of(Setter.STRING, filler) : Argument.of(Setter.CLOB, filler);
            case 8 -> Argument.of(chance.coin() ? Setter.CLOB_READER : Setter.NCLOB_READER, filler);
            case 9 ->
                new Argument(
                        Setter.CLOB_READER_SIZED, filler, length(filler.text().length()));
            case 10 -> ascii(filler);
            default -> Argument.of(Setter.STRING, filler);
        };
    }

    private Argument ascii(Filler filler) {
        return chance.coin()
                ? Argument.of(Setter.ASCII_STREAM, filler)
                : new Argument(
                        Setter.ASCII_STREAM_SIZED, filler, length(filler.text().length()));
    }

    /** What a stream is declared to have: mostly what it has. */
    int length(int actual) {
        return chance.oneIn(8) ? Math.max(1, actual - chance.below(3)) : Math.max(1, actual);
    }

    /** What is no text. */
    private Argument foreign() {
        return switch (chance.below(6)) {
            case 0 -> Argument.of(Setter.INT, chance.below(100));
            case 1 -> Argument.of(Setter.BIG_DECIMAL, new BigDecimal("1.50"));
            case 2 -> Argument.of(Setter.BOOLEAN, chance.coin());
            case 3 -> Argument.of(Setter.OBJECT, LocalDate.of(2024, 2, chance.between(1, 29)));
            case 4 -> Argument.of(Setter.OBJECT, 'c');
            default -> Argument.of(chance.coin() ? Setter.DOUBLE : Setter.FLOAT, chance.below(100) / 8.0);
        };
    }

    private Argument json() {
        String text = switch (chance.below(5)) {
            case 0 -> "{\"b\": [1, 2.50, null], \"a\": \"it's \\\"x\\\" \u20ac\"}";
            case 1 -> "[" + "1,".repeat(chance.below(50)) + "1]";
            case 2 -> "null";
            case 3 -> "\"" + "\u6f22".repeat(chance.below(20)) + "\"";
            default -> Integer.toString(chance.below(1000));
        };
        return Argument.of(chance.pick(Setter.STRING, Setter.STRING, Setter.OBJECT, Setter.CHARACTER_STREAM), text);
    }

    private Argument choice(SqlType type) {
        if (chance.oneIn(4)) {
            return Argument.of(Setter.INT, chance.between(1, 3));
        }
        String value =
                type == SqlType.ENUM ? chance.pick("red", "GREEN", "blue", "") : chance.pick("a", "b,a", "", "c");
        return Argument.of(chance.pick(Setter.STRING, Setter.OBJECT), value);
    }
}
