package io.github.safeguardjdbc.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketLimitTest {

    @ParameterizedTest
    @CsvSource({
        "1024, false, 1023",
        "67108864, false, 67108863",
        "1073741824, false, 1073741823",
        "1024, true, 1019",
        "16777216, true, 16777211",
        "16778240, true, 16778231",
        "1073741824, true, 1073741815",
        "3, true, 0"
    })
    void usable_payload_is_below_the_limit(long maxAllowedPacket, boolean compression, long usable) {
        assertThat(new PacketLimit(maxAllowedPacket, compression).usablePayload())
                .isEqualTo(usable);
    }

    @Test
    void a_payload_fits_up_to_the_usable_one() {
        PacketLimit limit = new PacketLimit(1024, false);

        assertThat(limit.fits(1023)).isTrue();
        assertThat(limit.fits(1024)).isFalse();
        assertThat(limit.fits(Size.UNKNOWN)).isFalse();
    }

    @Test
    void a_limit_of_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PacketLimit(0, false))
                .withMessageContaining("max_allowed_packet is 0 bytes");
    }
}
