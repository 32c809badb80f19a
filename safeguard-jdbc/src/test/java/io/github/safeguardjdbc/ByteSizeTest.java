package io.github.safeguardjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1023, 1023",
        "256K, 262144",
        "256k, 262144",
        "4M, 4194304",
        "1G, 1073741824",
        "' 4M ', 4194304",
        "-1, -1"
    })
    void readsPlainBytesAndUnitsOf1024(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "K", "4 M", "4MB", "4.5M", "1T", "M4", "9223372036854775807K", "99999999999999999999"})
    void refusesWhatIsNotASize(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a size in bytes, as in 262144, 256K, 4M or 1G");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1023, 1023",
        "1025, 1025",
        "262144, 256K",
        "4194304, 4M",
        "1073741824, 1G",
        "1099511627776, 1024G"
    })
    void writesTheLargestUnitThatDivides(long bytes, String text) {
        assertThat(ByteSize.format(bytes)).isEqualTo(text);
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }
}
