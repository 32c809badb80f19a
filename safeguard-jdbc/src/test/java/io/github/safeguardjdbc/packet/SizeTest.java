package io.github.safeguardjdbc.packet;

import static io.github.safeguardjdbc.packet.Size.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTest {

    @Test
    void unknown_swallows_what_is_added_to_it() {
        assertThat(Size.sum(UNKNOWN, 1)).isEqualTo(UNKNOWN);
        assertThat(Size.sum(UNKNOWN, UNKNOWN)).isEqualTo(UNKNOWN);
        assertThat(Size.times(65_535, UNKNOWN)).isEqualTo(UNKNOWN);
        assertThat(Size.times(Long.MAX_VALUE, 2)).isEqualTo(UNKNOWN);
        assertThat(Size.isKnown(UNKNOWN)).isFalse();
    }

    @Test
    void known_sizes_are_exact() {
        assertThat(Size.sum(2, 3)).isEqualTo(5);
        assertThat(Size.times(4, 5)).isEqualTo(20);
        assertThat(Size.times(4, 0)).isZero();
        assertThat(Size.isKnown(1L << 40)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0,1", "250,1", "251,3", "65535,3", "65536,4", "16777215,4", "16777216,9", "5000000000,9"})
    void lengths_are_encoded_in_one_to_nine_bytes(long length, int bytes) {
        assertThat(Size.lengthEncoded(length)).isEqualTo(bytes);
        assertThat(Size.withLength(length)).isEqualTo(length + bytes);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, -1, -9, -10, Integer.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE})
    void digits_are_those_of_the_decimal_form(long value) {
        assertThat(Size.digits(value)).isEqualTo(Long.toString(value).length());
    }

    @Test
    void digits_hold_for_any_integer() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            assertThat(Size.digits(value)).isEqualTo(Long.toString(value).length());
        }
    }
}
