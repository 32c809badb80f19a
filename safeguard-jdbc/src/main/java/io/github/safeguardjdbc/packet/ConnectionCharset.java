package io.github.safeguardjdbc.packet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The character set in which the driver sends text, and how many bytes text becomes in it; immutable.
 *
 * <p>What cannot be encoded becomes one replacement, as in {@link String#getBytes(Charset)}, which the driver uses.
 */
public final class ConnectionCharset {
    /** MySQL's {@code utf8mb4}, which a connection has by default. */
    public static final ConnectionCharset UTF_8 = new ConnectionCharset(StandardCharsets.UTF_8);

    private static final char YEN = '\u00A5';
    private static final char WON = '\u20A9';

    private final Charset charset;
    private final boolean utf8;
    private final int maxBytesPerChar;
    private final boolean yenIsBackslash;
    private final boolean wonIsBackslash;

    /** @param charset the Java name of it is the driver's {@code characterEncoding} */
    public ConnectionCharset(Charset charset) {
        CharsetEncoder encoder = charset.newEncoder();
        this.charset = charset;
        this.utf8 = charset.equals(StandardCharsets.UTF_8);
        this.maxBytesPerChar = (int) Math.ceil(encoder.maxBytesPerChar());
        this.yenIsBackslash = isBackslash(YEN);
        this.wonIsBackslash = isBackslash(WON);
    }

    private boolean isBackslash(char c) {
        ByteBuffer encoded = charset.encode(Character.toString(c));
        return encoded.get(0) == '\\';
    }

    /** False for the character sets in which a character beyond ASCII is sent as a backslash (SJIS and its relatives). */
    public boolean keepsAsciiApart() {
        return !yenIsBackslash && !wonIsBackslash;
    }

    boolean isUtf8() {
        return utf8;
    }

    /** False if every character is one byte; the driver then sends binary values as escaped strings. */
    boolean isMultiByte() {
        return maxBytesPerChar > 1;
    }

    /** True for the currency signs that this character set encodes as a backslash (SJIS and its relatives). */
    boolean encodesAsBackslash(char c) {
        return (c == YEN && yenIsBackslash) || (c == WON && wonIsBackslash);
    }

    /** Upper bound of the bytes of that many UTF-16 code units. */
    long upperBound(long characters) {
        return Math.min(Size.UNKNOWN, maxBytesPerChar * characters);
    }

    /** Exact number of bytes of a text. */
    public long bytes(String text) {
        if (utf8) {
            return utf8Bytes(text);
        }
        if (!isMultiByte()) {
            return text.length() - (long) surrogatePairs(text);
        }
        Tally tally = new Tally();
        try {
            encode(new StringReader(text), tally);
        } catch (IOException e) {
            throw new UncheckedIOException("neither a string nor a counter fails", e);
        }
        return tally.bytes();
    }

    /** The bytes of a text, encoded as they are read. */
    public InputStream stream(String text) {
        return new EncodedText(text, charset);
    }

    /** Encodes all that a reader gives. */
    void encode(Reader characters, OutputStream target) throws IOException {
        // Closing writes what a lone surrogate at the end becomes.
        try (Writer writer = new OutputStreamWriter(target, charset)) {
            characters.transferTo(writer);
        }
    }

    /** The bytes of all that a reader gives, encoded while they are read. */
    InputStream encoded(Reader characters) {
        return new EncodedInputStream(characters, charset);
    }

    static long utf8Bytes(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (c < 0x800) {
                bytes++;
            } else if (!Character.isSurrogate(c)) {
                bytes += 2;
            } else if (isPair(text, i)) {
                bytes += 2;
                i++;
            }
        }
        return bytes;
    }

    private static int surrogatePairs(String text) {
        int pairs = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isPair(text, i)) {
                pairs++;
                i++;
            }
        }
        return pairs;
    }

    private static boolean isPair(String text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConnectionCharset that && charset.equals(that.charset);
    }

    @Override
    public int hashCode() {
        return charset.hashCode();
    }

    @Override
    public String toString() {
        return charset.name();
    }
}
