package io.github.safeguardjdbc.sql;

/**
 * The classes of characters outside quotes, as in the server's {@code init_state_maps} for utf8mb4. Everything above
 * U+00A0 belongs to identifiers; U+0080 to U+00A0 are white space, control characters or letters, depending on the
 * connection's charset, and so belong to no class.
 */
final class Chars {

    static final int IDENTIFIER = 1;
    static final int DIGIT = 2;
    static final int HEX_DIGIT = 4;
    static final int BIT = 8;
    static final int SPACE = 16;
    /** What may stand in the name of a user variable besides identifiers' characters: nothing but a dot. */
    static final int DOT = 32;

    private static final byte[] CLASS = new byte[128];

    static {
        mark(IDENTIFIER, 'a', 'z');
        mark(IDENTIFIER, 'A', 'Z');
        mark(IDENTIFIER, '_', '_');
        mark(IDENTIFIER, '$', '$');
        mark(DOT, '.', '.');
        mark(IDENTIFIER | DIGIT | HEX_DIGIT, '0', '9');
        mark(BIT, '0', '1');
        mark(HEX_DIGIT, 'a', 'f');
        mark(HEX_DIGIT, 'A', 'F');
        mark(SPACE, '\t', '\r');
        mark(SPACE, ' ', ' ');
    }

    private Chars() {}

    private static void mark(int flags, char from, char to) {
        for (int c = from; c <= to; c++) {
            CLASS[c] |= (byte) flags;
        }
    }

    /** The offset of the first character at or after {@code from}, and before {@code to}, that is in no class of these. */
    static int skip(int classes, String text, int from, int to) {
        int p = from;
        while (p < to && is(classes, text.charAt(p))) {
            p++;
        }
        return p;
    }

    private static boolean is(int classes, char c) {
        return c < 128 ? (CLASS[c] & classes) != 0 : c > 0xA0 && (classes & IDENTIFIER) != 0;
    }

    static boolean isIdentifier(char c) {
        return is(IDENTIFIER, c);
    }

    static boolean isDigit(char c) {
        return is(DIGIT, c);
    }

    static boolean isSpace(char c) {
        return is(SPACE, c);
    }

    /** Whether {@code c} makes a comment of the {@code --} before it. */
    static boolean isSpaceOrControl(char c) {
        return c <= ' ' || c == 0x7F;
    }

    /** The upper case of an ASCII letter; any other character unchanged, as keywords are compared. */
    static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c;
    }
}
