package io.github.safeguardjdbc.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "0E+5", "0.00", "-0.00", "1", "-1", "0.1", "-0.001", "12.34", "1E+10", "-9E-20", "99.0"})
    void plain_length_is_that_of_the_plain_string(String number) {
        BigDecimal value = new BigDecimal(number);

        assertThat(Numbers.plainLength(value)).isEqualTo(value.toPlainString().length());
    }

    @Test
    void plain_length_holds_for_any_decimal_and_stays_within_its_bound() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            BigDecimal value = new BigDecimal(new BigInteger(random.nextInt(200), random), random.nextInt(100) - 50);
            BigDecimal signed = random.nextBoolean() ? value : value.negate();

            assertThat(Numbers.plainLength(signed))
                    .isEqualTo(signed.toPlainString().length());
            assertThat(Numbers.upperBound(signed, -1)).isGreaterThanOrEqualTo(Numbers.plainLength(signed));
        }
    }

    @Test
    void a_huge_exponent_is_measured_without_writing_it_out() {
        assertThat(Numbers.plainLength(new BigDecimal("1E+2000000000"))).isEqualTo(2_000_000_001L);
        assertThat(Numbers.upperBound(new BigDecimal("1E-2000000000"), 0)).isGreaterThan(2_000_000_001L);
    }

    @Test
    void the_bound_of_an_integer_covers_its_digits() {
        Random random = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            BigInteger value = new BigInteger(random.nextInt(300), random).negate();

            assertThat(Numbers.upperBound(value))
                    .isGreaterThanOrEqualTo(value.toString().length());
        }
    }
}
