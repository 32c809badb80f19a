package io.github.safeguardjdbc.packet;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.Objects;

/**
 * The bytes that characters become in a character set, encoded while they are read. What cannot be encoded becomes one
 * replacement, as in {@link String#getBytes(Charset)}; a pair of surrogates is not cut, wherever a read ends.
 */
final class EncodedInputStream extends InputStream {
    private static final int CHARACTERS = 4096;

    private final Reader reader;
    private final CharsetEncoder encoder;
    private final CharBuffer characters = CharBuffer.allocate(CHARACTERS).flip();
    private final ByteBuffer bytes;
    private boolean readerEnded;
    private boolean ended;

    EncodedInputStream(Reader reader, Charset charset) {
        this.reader = reader;
        this.encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        // Room for all characters and a reset sequence: encoding never overflows.
        this.bytes = ByteBuffer.allocate((int) Math.ceil((CHARACTERS + 2) * encoder.maxBytesPerChar()))
                .flip();
    }

    @Override
    public int read() throws IOException {
        return fill() ? bytes.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int read = Math.min(length, bytes.remaining());
        bytes.get(target, offset, read);
        return read;
    }

    /** Encodes until there is a byte to give; false at the end. */
    private boolean fill() throws IOException {
        while (!bytes.hasRemaining() && !ended) {
            // What is left in there is the first half of a pair.
            characters.compact();
            readerEnded = reader.read(characters) < 0;
            characters.flip();
            bytes.clear();
            encoder.encode(characters, bytes, readerEnded);
            if (readerEnded) {
                encoder.flush(bytes);
                ended = true;
            }
            bytes.flip();
        }
        return bytes.hasRemaining();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
