package io.github.safeguardjdbc.testing.size;

import java.util.Random;

/** Text and bytes of many kinds and lengths, rich in what the driver escapes and in what cannot be encoded. */
final class RandomText {
    private static final String[] ALPHABETS = {
        "abcdefghijklmnopqrstuvwxyz 0123456789",
        "abc'\"\\\n\r\0\u001A_%",
        "abc\"d",
        "a\u00E4\u00F6\u00FC\u00DF\u00E9\u00F1\u20AC",
        "x\u00A5\u20A9'",
        "\u00A5\u20A9yz",
        "\u4E2D\u6587\u5B57\u7B26\u3042\u30AB\uAC00'",
        "k\uD83D\uDE00\uD840\uDC00\"",
        "s\uD83D\uDE00\uD83D\uDC00\\",
    };

    private RandomText() {}

    /** Mostly short, some at the edges of length prefixes; the last alphabet is cut into lone surrogates. */
    static String string(Random random) {
        String alphabet = ALPHABETS[random.nextInt(ALPHABETS.length)];
        int length = length(random);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    static byte[] bytes(Random random) {
        byte[] bytes = new byte[length(random)];
        random.nextBytes(bytes);
        if (random.nextInt(4) == 0) {
            byte[] escaped = {0, '\'', '\\', '\n', '\r', '"', 0x1A, 'a'};
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = escaped[random.nextInt(escaped.length)];
            }
        }
        return bytes;
    }

    private static int length(Random random) {
        if (random.nextInt(500) == 0) {
            return 65_530 + random.nextInt(10);
        }
        return switch (random.nextInt(10)) {
            case 0 -> 0;
            case 1 -> 250 + random.nextInt(3);
            case 2 -> random.nextInt(6000);
            default -> random.nextInt(60);
        };
    }
}
