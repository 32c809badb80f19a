package io.github.safeguardjdbc.value;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A temporary file for source content above the memory bound: readable by its owner only, gone when it is closed.
 */
final class SpoolFile implements Closeable {
    private final FileChannel channel;

    SpoolFile() throws IOException {
        Path path = Files.createTempFile("safeguard-jdbc-", ".spool");
        channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Where the next byte will be written. */
    long position() throws IOException {
        return channel.position();
    }

    void append(byte[] bytes, int length) throws IOException {
        ByteBuffer remaining = ByteBuffer.wrap(bytes, 0, length);
        while (remaining.hasRemaining()) {
            channel.write(remaining);
        }
    }

    InputStream open(long offset, long length) {
        return new Region(offset, offset + length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Reads by position, so that several readers and the writer do not disturb one another. */
    private final class Region extends InputStream {
        private long next;
        private final long end;

        Region(long start, long end) {
            this.next = start;
            this.end = end;
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
            if (next >= end) {
                return -1;
            }
            int read = channel.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, end - next)), next);
            if (read > 0) {
                next += read;
            }
            return read;
        }
    }
}
