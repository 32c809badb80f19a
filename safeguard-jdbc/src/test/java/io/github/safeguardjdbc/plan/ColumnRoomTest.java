package io.github.safeguardjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnRoomTest {

    @ParameterizedTest
    @CsvSource({
        "tinyblob, 255, false",
        "text, 65535, false",
        "mediumtext, 16777215, false",
        "longblob, 4294967295, false",
        "json, 9223372036854775807, true",
        "geometry, 9223372036854775807, false",
    })
    void isThatOfTheType(String type, long bytes, boolean json) {
        assertThat(ColumnRoom.of(type)).isEqualTo(new ColumnRoom(bytes, json));
    }
}
