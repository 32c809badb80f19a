package io.github.safeguardjdbc.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionCharsetTest {
    private static final String CHARACTERS =
            "az'\"\\\n\0\u00A5\u00E4\u20AC\u20A9\u4E2D\u3042\uAC00\uFFFD\uD83D\uDE00\uD83D\uDC00\uD840\uDC0B";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTF-8",
                "ISO-8859-1",
                "windows-1252",
                "US-ASCII",
                "KOI8-R",
                "TIS-620",
                "GBK",
                "GB2312",
                "GB18030",
                "Big5",
                "SJIS",
                "windows-31j",
                "EUC-JP",
                "EUC-KR"
            })
    void bytes_are_those_of_the_encoded_string(String name) throws IOException {
        Charset charset = Charset.forName(name);
        ConnectionCharset counted = new ConnectionCharset(charset);
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            String text = randomText(random);
            int expected = text.getBytes(charset).length;
            Tally tally = new Tally();
            counted.encode(new StringReader(text), tally);

            assertThat(counted.bytes(text)).as(text).isEqualTo(expected);
            assertThat(tally.bytes()).as(text).isEqualTo(expected);
            assertThat(counted.upperBound(text.length())).as(text).isGreaterThanOrEqualTo(expected);
        }
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(20); length > 0; length--) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    @Test
    void a_surrogate_pair_may_straddle_the_readers_blocks() throws IOException {
        String text = "x" + "\uD83D\uDE00".repeat(20_000);
        Tally tally = new Tally();

        ConnectionCharset.UTF_8.encode(new StringReader(text), tally);

        assertThat(tally.bytes()).isEqualTo(80_001);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, true", "GBK, true", "SJIS, true", "ISO-8859-1, false", "windows-1252, false", "KOI8-R, false"})
    void character_sets_are_single_byte_or_not(String name, boolean multiByte) {
        assertThat(new ConnectionCharset(Charset.forName(name)).isMultiByte()).isEqualTo(multiByte);
    }

    @Test
    void the_yen_sign_is_a_backslash_in_sjis_alone() {
        assertThat(new ConnectionCharset(Charset.forName("SJIS")).encodesAsBackslash('\u00A5'))
                .isTrue();
        assertThat(ConnectionCharset.UTF_8.encodesAsBackslash('\u00A5')).isFalse();
    }

    @Test
    void equality_is_that_of_the_character_set() {
        ConnectionCharset gbk = new ConnectionCharset(Charset.forName("GBK"));

        assertThat(gbk).isEqualTo(new ConnectionCharset(Charset.forName("GBK"))).isNotEqualTo(ConnectionCharset.UTF_8);
        assertThat(gbk).hasSameHashCodeAs(new ConnectionCharset(Charset.forName("GBK")));
        assertThat(gbk).hasToString("GBK");
    }
}
