package io.github.safeguardjdbc.doctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    @Test
    void nestsAndIndents() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("a", 1L);
        object.put("b", null);
        object.put("c", List.of(Map.of("d", true), "e"));
        object.put("f", List.of());
        object.put("g", Map.of());

        assertThat(JsonText.of(object)).isEqualTo("""
                {
                  "a": 1,
                  "b": null,
                  "c": [
                    {
                      "d": true
                    },
                    "e"
                  ],
                  "f": [],
                  "g": {}
                }
                """);
    }

    @Test
    void escapesWhatHasToBe() {
        assertThat(JsonText.of(Map.of("x", "a\"b\\c\n\t\u0000é\uD83D\uDE00")))
                .contains("\"a\\\"b\\\\c\\u000a\\u0009\\u0000é\\ud83d\\ude00\"");
    }
}
