package io.github.safeguardjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "same, same, 0",
        "SAME, same, 0",
        "'', abc, 3",
        "abc, '', 3",
        "kitten, sitting, 3",
        "flaw, lawn, 2",
        "ab, ba, 2"
    })
    void countsInsertionsDeletionsAndReplacements(String word, String other, int distance) {
        assertThat(Spelling.distance(word, other)).isEqualTo(distance);
    }

    @Test
    void findsTheNearestWord() {
        assertThat(Spelling.closest("of", List.of("exact", "all", "off"))).contains("off");
    }

    @Test
    void findsNothingWhereMostOfTheWordWouldHaveToChange() {
        assertThat(Spelling.closest("turbo", List.of("exact", "all", "off"))).isEmpty();
    }
}
