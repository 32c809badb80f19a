package io.github.safeguardjdbc.execute;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Cuts bytes into pieces at commas, which belong to no piece. Where a piece's worth of bytes has no comma, the piece ends
 * somewhere, and what follows, perhaps nothing, continues it. Holds one piece.
 *
 * <p>In none of MySQL's client character sets is a comma's byte part of another character.
 */
final class PieceReader {
    private final InputStream bytes;
    private final byte[] buffer;
    private int filled;
    private int length;
    private int consumed;
    private boolean cutAtComma = true;
    private boolean last;
    private long total;

    /** @param size the most bytes of a piece, at least 2 */
    PieceReader(InputStream bytes, int size) {
        this.bytes = bytes;
        this.buffer = new byte[size];
    }

    /** Moves to the next piece; the first call to the first. Of no bytes at all there is one empty piece. */
    boolean next() throws IOException {
        if (last) {
            return false;
        }
        filled -= consumed;
        System.arraycopy(buffer, consumed, buffer, 0, filled);
        int read = bytes.readNBytes(buffer, filled, buffer.length - filled);
        filled += read;
        total += read;
        last = filled < buffer.length;
        int comma = last ? -1 : lastComma();
        cutAtComma = comma > 0 || last;
        length = comma > 0 ? comma : filled;
        consumed = comma > 0 ? comma + 1 : filled;
        return true;
    }

    /** Neither the first byte nor the last, so that no piece is empty on either side. */
    private int lastComma() {
        int p = filled - 2;
        while (p > 0 && buffer[p] != ',') {
            p--;
        }
        return p;
    }

    /** The current piece, to be read before the next is moved to. */
    InputStream piece() {
        return new ByteArrayInputStream(buffer, 0, length);
    }

    /** Whether the current piece ends at a comma or with the last byte: the next one then is not its continuation. */
    boolean isComplete() {
        return cutAtComma;
    }

    /** The number of bytes read so far, commas included: in the end that of all. */
    long total() {
        return total;
    }
}
