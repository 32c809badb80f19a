package io.github.safeguardjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketLimitExceptionTest {
    private static final int FOUR_MIB = 4 << 20;

    @Test
    void saysWhichRowHowLargeAndWhatToDo() {
        PacketLimitException refused =
                new PacketLimitException("INSERT INTO t", 5_242_913, FOUR_MIB - 1, FOUR_MIB, 16, 40_000);

        assertThat((Throwable) refused)
                .hasMessage("INSERT INTO t of 5,242,913 bytes exceeds max_allowed_packet (4,194,304 bytes, of which"
                        + " 4,194,303 are usable): row 17 of 40,000; raise max_allowed_packet to at least 5,243,904"
                        + " (a multiple of 1,024) and reconnect; if the server's is that large, raise maxAllowedPacket"
                        + " in the URL or safeguard.maxPacket [SG-S1000]");
        assertThat(refused.rowIndex()).isEqualTo(16);
        assertThat(refused.payloadBytes()).isEqualTo(5_242_913);
        assertThat(refused.limitBytes()).isEqualTo(4_194_303);
        assertThat(refused.maxAllowedPacket()).isEqualTo(4_194_304);
        assertThat(refused.remedy()).startsWith("raise max_allowed_packet to at least 5,243,904 ");
    }

    @Test
    void looksLikeTheDriversOwnToThoseWhoReadStates() {
        PacketLimitException refused = new PacketLimitException("UPDATE t", 2048, 1023, 1024);

        assertThat(refused.getSQLState()).isEqualTo("S1000");
        assertThat(refused.getErrorCode()).isZero();
        assertThat(refused.rowIndex()).isEqualTo(-1);
        assertThat(refused.getMessage())
                .startsWith(
                        "UPDATE t of 2,048 bytes exceeds max_allowed_packet (1,024 bytes, of which 1,023 are usable);");
    }

    @ParameterizedTest
    @CsvSource({"1023, 1024", "1024, 2048", "2047, 2048", "2048, 3072", "1073741823, 1073741824"})
    void asksForTheSmallestLimitWhoseUsablePartHoldsThePayload(long payload, long needed) {
        PacketLimitException refused = new PacketLimitException("UPDATE t", payload, 511, 512);

        assertThat(refused.remedy()).contains(String.format(Locale.ROOT, "at least %,d (", needed));
    }

    @Test
    void doesNotAskForALimitThatNoServerHas() {
        PacketLimitException refused = new PacketLimitException("UPDATE t", 1L << 30, FOUR_MIB - 1, FOUR_MIB);

        assertThat(refused.remedy())
                .isEqualTo("no server takes a packet of more than 1,073,741,824 bytes: store less in one statement");
    }

    @Test
    void writesNumbersTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("hi-IN-u-nu-deva"));
            assertThat((Throwable) new PacketLimitException("UPDATE t", 2048, 1023, 1024))
                    .hasMessageContaining("2,048");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void survivesSerialization() throws Exception {
        PacketLimitException refused =
                new PacketLimitException("INSERT INTO t", 5_242_913, FOUR_MIB - 1, FOUR_MIB, 16, 40_000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(refused);

        Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(read)
                .isInstanceOf(PacketLimitException.class)
                .usingRecursiveComparison()
                .ignoringFields("stackTrace", "suppressedExceptions")
                .isEqualTo(refused);
    }
}
