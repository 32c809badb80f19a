package io.github.safeguardjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.value.Parameters;
import io.github.safeguardjdbc.value.Setter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class DriverRewritingTest {

    private final Parameters parameters = new Parameters();

    @Test
    void numbersStringsAndDatesAreMeasuredRight() {
        parameters.set(1, Setter.LONG, 1L);
        parameters.set(2, Setter.STRING, "text");
        parameters.set(4, Setter.TIMESTAMP, null);

        assertThat(DriverRewriting.measuresRight(parameters.toRow())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.MATCH_ANY,
            names = {".*STREAM.*", ".*READER.*", ".*LOB.*", "BYTES", "OBJECT.*", "NSTRING"})
    void oneValueThatTheDriverMisjudgesIsEnough(Setter misjudged) {
        parameters.set(1, Setter.INT, 1);
        parameters.set(2, misjudged, null);

        assertThat(DriverRewriting.measuresRight(parameters.toRow())).isFalse();
    }
}
