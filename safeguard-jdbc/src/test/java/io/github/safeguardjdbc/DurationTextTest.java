package io.github.safeguardjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "0, PT0S", "0s, PT0S", "-5s, PT-5S", "' 30s ', PT30S"})
    void readsANumberWithItsUnit(String text, Duration duration) {
        assertThat(DurationText.parse(text)).isEqualTo(duration);
    }

    @Test
    void readsNoneAsATimeThatNeverPasses() {
        assertThat(DurationText.parse("none")).isEqualTo(DurationText.NONE).isGreaterThan(Duration.ofDays(365_000_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "5h", "1.5s", "30 s", "30S", "never", "PT30S", "9223372036854775807m"})
    void refusesWhatIsNotADurationOrHasNoUnit(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a duration with its unit, as in 500ms, 30s, 5m, 0 or none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500ms", "30s", "0", "none", "-5s", "-500ms", "1500ms"})
    void writesWhatItReads(String text) {
        assertThat(DurationText.format(DurationText.parse(text))).isEqualTo(text);
    }
}
