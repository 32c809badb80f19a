package io.github.safeguardjdbc.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "GBK", "Big5", "Shift_JIS", "GB18030"})
    void givesTheBytesThatTheDriverSends(String name) throws IOException {
        Charset charset = Charset.forName(name);
        String text = "aé€中\uD83D\uDE00\uD83D,¥\\".repeat(5_000) + "\uD83D";

        try (InputStream bytes = new ConnectionCharset(charset).stream(text)) {
            assertThat(bytes.readAllBytes()).isEqualTo(text.getBytes(charset));
        }
        try (InputStream bytes = new ConnectionCharset(charset).stream("é,")) {
            for (byte b : "é,".getBytes(charset)) {
                assertThat(bytes.read()).isEqualTo(b & 0xFF);
            }
            assertThat(bytes.read()).isEqualTo(-1);
        }
    }
}
