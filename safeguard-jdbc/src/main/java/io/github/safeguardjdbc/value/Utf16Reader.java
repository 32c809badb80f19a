package io.github.safeguardjdbc.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Objects;

/**
 * Reads big-endian UTF-16 code units as they are; the JDK's decoder would replace a lone surrogate. A read does not end between
 * the halves of a pair.
 */
final class Utf16Reader extends Reader {
    private static final int BUFFERED_CHARACTERS = 4096;

    private final InputStream content;
    private final byte[] buffer = new byte[BUFFERED_CHARACTERS * Character.BYTES];
    private int heldBack = -1;

    Utf16Reader(InputStream content) {
        this.content = content;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        int held = 0;
        if (heldBack >= 0) {
            target[offset] = (char) heldBack;
            held = 1;
        }
        int units = readUnits(target, offset + held, length - held);
        heldBack = -1;
        int read = held + Math.max(units, 0);
        if (read > 1 && Character.isHighSurrogate(target[offset + read - 1])) {
            // The driver encodes what each read gives by itself: of a pair that is cut, two question marks would
            // remain.
            heldBack = target[offset + read - 1];
            return read - 1;
        }
        return read == 0 ? -1 : read;
    }

    /** One read and no more: a source that failed gives what it has, and fails at the next. */
    private int readUnits(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int bytes = content.read(buffer, 0, Math.min(length, BUFFERED_CHARACTERS) * Character.BYTES);
        if (bytes < 0) {
            return -1;
        }
        bytes += content.readNBytes(buffer, bytes, bytes % Character.BYTES);
        for (int i = 0; i < bytes; i += Character.BYTES) {
            target[offset + i / Character.BYTES] = (char) (((buffer[i] & 0xFF) << 8) | (buffer[i + 1] & 0xFF));
        }
        return bytes / Character.BYTES;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
