package io.github.safeguardjdbc.packet;

import java.io.OutputStream;
import java.util.Objects;

/** Counts bytes, and among them those that the driver escapes in a binary string literal. */
final class Tally extends OutputStream {
    private long bytes;
    private long streamEscapes;
    private long otherEscapes;

    /** Bytes written. */
    long bytes() {
        return bytes;
    }

    /** Those that drivers before 9.5 escape in a stream: NUL, single quote, backslash. */
    long streamEscapes() {
        return streamEscapes;
    }

    /** Those that the driver escapes in a byte array: also line ends, double quote, and 0x1A. */
    long escapes() {
        return streamEscapes + otherEscapes;
    }

    @Override
    public void write(int b) {
        bytes++;
        switch (b & 0xFF) {
            case 0, '\'', '\\' -> streamEscapes++;
            case '\n', '\r', '"', 0x1A -> otherEscapes++;
            default -> {}
        }
    }

    @Override
    public void write(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        for (int i = offset; i < offset + length; i++) {
            write(source[i]);
        }
    }
}
