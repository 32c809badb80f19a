package io.github.safeguardjdbc.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Objects;

/** A reader's code units as big-endian UTF-16, unchanged; the counterpart of {@link Utf16Reader}. */
final class Utf16InputStream extends InputStream {
    private final Reader reader;
    private final char[] buffer = new char[4096];
    private int lowByte = -1;

    Utf16InputStream(Reader reader) {
        this.reader = reader;
    }

    @Override
    public int read() throws IOException {
        if (lowByte >= 0) {
            int low = lowByte;
            lowByte = -1;
            return low;
        }
        int unit = reader.read();
        if (unit < 0) {
            return -1;
        }
        lowByte = unit & 0xFF;
        return unit >>> 8;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (lowByte >= 0 || length < Character.BYTES) {
            return readOne(target, offset, length);
        }
        int units = reader.read(buffer, 0, Math.min(buffer.length, length / Character.BYTES));
        for (int i = 0; i < units; i++) {
            target[offset + i * Character.BYTES] = (byte) (buffer[i] >>> 8);
            target[offset + i * Character.BYTES + 1] = (byte) buffer[i];
        }
        return units < 0 ? -1 : units * Character.BYTES;
    }

    private int readOne(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = read();
        if (read < 0) {
            return -1;
        }
        target[offset] = (byte) read;
        return 1;
    }

    @Override
    public boolean markSupported() {
        return reader.markSupported();
    }

    @Override
    @SuppressWarnings({"UnsynchronizedOverridesSynchronized", "EmptyCatch"})
    public void mark(int readLimit) {
        try {
            reader.mark(readLimit);
        } catch (IOException notMarkable) {
            // As InputStream.mark, which cannot report it either: reset will.
        }
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    public void reset() throws IOException {
        reader.reset();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
