package io.github.safeguardjdbc.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedInputStreamTest {
    private static final String[] CHARACTERS = {"a", "ä", "€", "😀", "\uD83D", "\uDE00", "\u00A5"};

    private static String text(int length) {
        Random random = new Random(length);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    /** Gives few characters at a time, so that pairs are cut. */
    private static Reader dribbling(String text) {
        return new StringReader(text) {
            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 3));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "Shift_JIS", "GB18030", "UTF-16BE"})
    void givesTheBytesThatTheWholeTextBecomes(String name) throws IOException {
        Charset charset = Charset.forName(name);
        for (int length : new int[] {0, 1, 2, 100, 4_095, 4_096, 4_097, 50_000}) {
            String text = text(length);

            assertThat(new EncodedInputStream(new StringReader(text), charset).readAllBytes())
                    .isEqualTo(text.getBytes(charset));
            assertThat(new EncodedInputStream(dribbling(text), charset).readAllBytes())
                    .isEqualTo(text.getBytes(charset));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void givesThemInPiecesOfAnySize(int size) throws IOException {
        String text = text(5_000);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try (InputStream bytes = new EncodedInputStream(new StringReader(text), Charset.forName("UTF-8"))) {
            byte[] piece = new byte[size];
            for (int n = bytes.read(piece); n >= 0; n = bytes.read(piece)) {
                read.write(piece, 0, n);
            }
        }

        assertThat(read.toByteArray()).isEqualTo(text.getBytes(Charset.forName("UTF-8")));
    }
}
