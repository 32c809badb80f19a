package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Filler.Alphabet;
import java.sql.Types;

/** Makes arguments for columns of bytes. */
final class BinaryArguments {
    private final Chance chance;

    BinaryArguments(Chance chance) {
        this.chance = chance;
    }

    /** Bytes that fit the column; of this length if the column takes as many. */
    Argument good(SqlType type, int length) {
        return bytes(new Filler(Alphabet.PLAIN, Math.min(length, type.capacity()), chance.bits()));
    }

    Argument bad(SqlType type) {
        int tooLong = type.capacity() > 1000 ? 10 : type.capacity() + 5;
        return bytes(new Filler(Alphabet.NASTY, tooLong, chance.bits()));
    }

    private Argument bytes(Filler filler) {
        int declared = Math.max(1, filler.length() - (chance.oneIn(8) ? chance.below(3) : 0));
        return switch (chance.below(20)) {
            case 0 -> Argument.of(Setter.BINARY_STREAM, filler);
            case 1 -> Argument.of(Setter.BINARY_STREAM_SLOW, filler);
            case 2 -> new Argument(Setter.BINARY_STREAM_SIZED, filler, declared);
            case 3 -> new Argument(Setter.BINARY_STREAM_LONG, filler, declared);
            case 4 -> Argument.of(Setter.BLOB, filler);
            case 5 -> Argument.of(Setter.BLOB_STREAM, filler);
            case 6 -> new Argument(Setter.BLOB_STREAM_SIZED, filler, declared);
            case 7 -> Argument.of(Setter.OBJECT_BYTES, filler);
            case 8 -> Argument.of(Setter.OBJECT_STREAM, filler);
            case 9 -> filler.length() < 100 ? Argument.of(Setter.STRING, filler) : Argument.of(Setter.BYTES, filler);
            case 10 ->
                filler.length() < 100
                        ? new Argument(
                                Setter.OBJECT_TYPED, filler, chance.pick(Types.VARBINARY, Types.BLOB, Types.BINARY))
                        : Argument.of(Setter.BYTES, filler);
            case 11 ->
                chance.oneIn(4) ? Argument.of(Setter.INT, chance.below(1000)) : Argument.of(Setter.BYTES, filler);
            default -> Argument.of(Setter.BYTES, filler);
        };
    }
}
