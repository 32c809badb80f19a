package io.github.safeguardjdbc.testing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class MySqlVersionTest {
    @Test
    void isFoundByItsSeries() {
        assertThat(MySqlVersion.ofSeries("8.0")).isEqualTo(MySqlVersion.V8_0);
        assertThat(MySqlVersion.ofSeries("9.7")).isEqualTo(MySqlVersion.V9_7);
    }

    @Test
    void namesTheKnownSeriesToWhoAsksForAnother() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MySqlVersion.ofSeries("5.7"))
                .withMessage("There is no test server for MySQL \"5.7\"; known: 8.0, 9.7");
    }
}
