package io.github.safeguardjdbc.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FractionsTest {
    private static final Fractions NOT_SENT = new Fractions(false, true, false);
    private static final Fractions TRUNCATED = new Fractions(true, true, true);

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "499, 0, 0",
        "500, 1000, 0",
        "123456789, 123457000, 123456000",
        "999999499, 999999000, 999999000",
        "999999500, 0, 999999000"
    })
    void nanoseconds_become_microseconds(int nanos, int rounded, int truncated) {
        assertThat(Fractions.DEFAULT.adjust(nanos)).isEqualTo(rounded);
        assertThat(TRUNCATED.adjust(nanos)).isEqualTo(truncated);
        assertThat(NOT_SENT.adjust(nanos)).isZero();
    }

    @Test
    void a_duration_is_rounded_into_the_next_second_and_truncated_towards_zero() {
        Duration almostTwo = Duration.ofSeconds(1, 999_999_600);

        assertThat(Fractions.DEFAULT.adjust(almostTwo)).isEqualTo(Duration.ofSeconds(2));
        assertThat(TRUNCATED.adjust(almostTwo)).isEqualTo(Duration.ofSeconds(1, 999_999_000));
        assertThat(NOT_SENT.adjust(almostTwo)).isEqualTo(Duration.ofSeconds(1));
        assertThat(NOT_SENT.adjust(almostTwo.negated())).isEqualTo(Duration.ofSeconds(-1));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100000000, 2", "123000000, 4", "1000, 7", "123456000, 7"})
    void text_has_a_point_and_no_trailing_zeros(int nanos, int characters) {
        assertThat(Fractions.textLength(nanos)).isEqualTo(characters);
    }
}
