package io.github.safeguardjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionTest {
    @ParameterizedTest
    @CsvSource({"1.2.3-SNAPSHOT, 1, 2", "0.1.0, 0, 1", "3-rc1, 3, 0", "RELEASE, 0, 0", "'', 0, 0", ", 0, 0"})
    void takesTheFirstTwoNumbersOfWhateverIsThere(String text, int major, int minor) {
        assertThat(Version.of(text)).isEqualTo(new Version(major, minor));
    }
}
