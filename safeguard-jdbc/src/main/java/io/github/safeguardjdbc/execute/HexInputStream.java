package io.github.safeguardjdbc.execute;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The bytes of another stream as hexadecimal digits, two for each. */
final class HexInputStream extends InputStream {
    private static final int BUFFER = 8192;
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    private final InputStream source;
    private final byte[] bytes = new byte[BUFFER];
    private int available;
    private int digit;

    HexInputStream(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (digit == 2 * available) {
            available = Math.max(0, source.read(bytes, 0, BUFFER));
            digit = 0;
            if (available == 0) {
                return -1;
            }
        }
        int digits = Math.min(length, 2 * available - digit);
        for (int i = 0; i < digits; i++, digit++) {
            int value = bytes[digit >> 1];
            target[offset + i] = DIGITS[(digit & 1) == 0 ? value >> 4 & 0xF : value & 0xF];
        }
        return digits;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
