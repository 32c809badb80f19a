package io.github.safeguardjdbc.testing.oracle;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Text or bytes of any length that follow from a few numbers, so that a scenario with megabytes of values is small.
 *
 * @param length in characters of the alphabet, or bytes
 * @param salt tells apart fillers of the same alphabet and length
 */
record Filler(Alphabet alphabet, int length, long salt) {
    private static final int PERIOD = 97;
    private static final int SHOWN = 40;

    /** What a filler is made of; each string is one character for MySQL. */
    enum Alphabet {
        PLAIN(1, "a", "b", "c", "x", "0", "9", " ", "_"),
        NASTY(1, "'", "\\", "\"", "\n", "\r", "\0", "\u001a", "%", "_", ";", "?", "-", "a", ")", "`", "#"),
        LATIN(2, "\u00e9", "\u00fc", "\u00df", "\u00a7", "a", "z"),
        BROAD(3, "\u20ac", "\u6f22", "\u0416", "\u00e9", "q", "'"),
        ASTRAL(4, "\ud83d\ude00", "\ud834\udd1e", "\u6f22", "e");

        private final int bytes;
        private final String[] characters;

        Alphabet(int bytes, String... characters) {
            this.bytes = bytes;
            this.characters = characters;
        }
    }

    String text() {
        SplittableRandom random = new SplittableRandom(salt);
        StringBuilder period = new StringBuilder();
        int periodLength = Math.min(PERIOD, length);
        int[] ends = new int[periodLength + 1];
        for (int i = 0; i < periodLength; i++) {
            period.append(alphabet.characters[random.nextInt(alphabet.characters.length)]);
            ends[i + 1] = period.length();
        }
        if (length <= PERIOD) {
            return period.toString();
        }
        return period.toString().repeat(length / PERIOD) + period.substring(0, ends[length % PERIOD]);
    }

    byte[] bytes() {
        byte[] bytes = new byte[length];
        SplittableRandom random = new SplittableRandom(salt);
        for (int i = 0; i < length; i++) {
            bytes[i] = i < PERIOD ? (byte) random.nextInt() : bytes[i - PERIOD];
        }
        return bytes;
    }

    /** Bytes that the text is at most, in any of the character sets used here. */
    long textBytes() {
        return (long) alphabet.bytes * length;
    }

    String literal() {
        return length <= SHOWN ? Literals.quote(text()) : "text(" + alphabet + ", " + length + ", " + salt + ")";
    }

    String binaryLiteral() {
        return length <= SHOWN
                ? Literals.quote(new String(bytes(), StandardCharsets.ISO_8859_1)) + ".getBytes(ISO_8859_1)"
                : "bytes(" + length + ", " + salt + ")";
    }
}
