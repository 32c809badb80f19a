package io.github.safeguardjdbc.doctor.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "67108864 | 64 MiB (67,108,864 bytes) | 64 MiB",
                "1024 | 1 KiB (1,024 bytes) | 1.0 KiB",
                "1048575 | 1,048,575 bytes | 1.0 MiB",
                "1073741824 | 1 GiB (1,073,741,824 bytes) | 1.0 GiB",
                "300 | 300 bytes | 300 B",
                "0 | 0 bytes | 0 B",
            })
    void bytes(long bytes, String exact, String round) {
        assertThat(Quantity.bytes(bytes)).isEqualTo(exact);
        assertThat(Quantity.roundBytes(bytes)).isEqualTo(round);
    }

    @ParameterizedTest
    @CsvSource({
        "250, 250 ms",
        "1500, '1,500 ms'",
        "90000, 90 s",
        "1800000, 30 min",
        "28800000, 8 h",
        "86400000, 1 d",
        "0, 0 s"
    })
    void time(long millis, String text) {
        assertThat(Quantity.time(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "8.0.33, true",
        "8.0.32, false",
        "9.7.4-2, true",
        "26.10.0, true",
        "8.0, false",
        "5.7.44-log, false",
        "'', false"
    })
    void versions(String version, boolean enough) {
        assertThat(VersionNumber.isAtLeast(version, 8, 0, 33)).isEqualTo(enough);
    }
}
