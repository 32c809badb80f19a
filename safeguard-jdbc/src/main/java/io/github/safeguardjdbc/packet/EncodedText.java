package io.github.safeguardjdbc.packet;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.util.Objects;

/** A text's bytes in a character set, encoded as they are read: the text is never there twice. */
final class EncodedText extends InputStream {
    private static final int BUFFER = 8192;

    private final CharsetEncoder encoder;
    private final CharBuffer characters;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).limit(0);
    private boolean encoded;

    EncodedText(CharSequence text, Charset charset) {
        this.characters = CharBuffer.wrap(text);
        this.encoder = charset.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        while (!bytes.hasRemaining()) {
            if (encoded) {
                return -1;
            }
            encode();
        }
        int read = Math.min(length, bytes.remaining());
        bytes.get(target, offset, read);
        return read;
    }

    private void encode() {
        bytes.clear();
        boolean allRead = encoder.encode(characters, bytes, true).isUnderflow();
        encoded = allRead && encoder.flush(bytes).isUnderflow();
        bytes.flip();
    }
}
