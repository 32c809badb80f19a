package io.github.safeguardjdbc.packet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The next bytes of a stream, up to a number; what follows stays for the next slice. Closing it does nothing. */
public final class Slice extends InputStream {
    private final InputStream source;
    private final long limit;
    private long given;

    public Slice(InputStream source, long limit) {
        this.source = source;
        this.limit = limit;
    }

    /** Bytes read so far. */
    public long given() {
        return given;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (given >= limit) {
            return -1;
        }
        int read = source.read(target, offset, (int) Math.min(length, limit - given));
        given += Math.max(0, read);
        return read;
    }
}
