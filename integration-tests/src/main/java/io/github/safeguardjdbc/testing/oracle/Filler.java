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

    /** What a filler is made of; each code point is a character for MySQL. */
    enum Alphabet {
        PLAIN(1, "abcx09 _"),
        NASTY(1, "'\\\"\n\r\0\u001a%_;?-a)`#"),
        LATIN(2, "\u00e9\u00fc\u00df\u00a7az"),
        BROAD(3, "\u20ac\u6f22\u0416\u00e9q'"),
        ASTRAL(4, "\ud83d\ude00\ud834\udd1e\u6f22e");

        private final int bytes;
        private final String characters;

        Alphabet(int bytes, String characters) {
            this.bytes = bytes;
            this.characters = characters;
        }
    }

    String text() {
        SplittableRandom random = new SplittableRandom(salt);
        int[] characters = alphabet.characters.codePoints().toArray();
        StringBuilder period = new StringBuilder();
        int periodLength = Math.min(PERIOD, length);
        int[] ends = new int[periodLength + 1];
        for (int i = 0; i < periodLength; i++) {
            period.appendCodePoint(characters[random.nextInt(characters.length)]);
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
