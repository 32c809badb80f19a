package io.github.safeguardjdbc.testing.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/** Values of a given size in bytes, the same ones each time. */
enum Content {
    ZEROS {
        @Override
        byte[] bytes(int size) {
            return new byte[size];
        }
    },
    /** Every byte is escaped in a literal, and none is a comma. */
    QUOTES {
        @Override
        byte[] bytes(int size) {
            byte[] bytes = new byte[size];
            Arrays.fill(bytes, (byte) '\'');
            return bytes;
        }
    },
    RANDOM {
        @Override
        byte[] bytes(int size) {
            byte[] bytes = new byte[size];
            new Random(size).nextBytes(bytes);
            return bytes;
        }
    },
    /** UTF-8 of characters of one to four bytes, so that hardly any cut falls between two of them. */
    TEXT {
        @Override
        byte[] bytes(int size) {
            return text(size).getBytes(StandardCharsets.UTF_8);
        }
    };

    private static final String[] CHARACTERS = {"a", "'", "\\", "\n", "ä", "ß", "€", "汉", "😀", "𝄞"};

    abstract byte[] bytes(int size);

    /** Text that becomes so many bytes in UTF-8. */
    static String text(int size) {
        Random random = new Random(size);
        StringBuilder text = new StringBuilder(size);
        int bytes = 0;
        while (bytes + 4 <= size) {
            String character = CHARACTERS[random.nextInt(CHARACTERS.length)];
            text.append(character);
            bytes += character.getBytes(StandardCharsets.UTF_8).length;
        }
        return text.append("x".repeat(size - bytes)).toString();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
