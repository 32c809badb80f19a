package io.github.safeguardjdbc.doctor.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.doctor.SampleReport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormatTest {

    @ParameterizedTest
    @EnumSource(Format.class)
    void everythingOfTheReportIsInEveryForm(Format format) {
        assertThat(format.render(SampleReport.ONE))
                .contains("db.example:3306")
                .contains("packet-limit")
                .contains("SET PERSIST max_allowed_packet = 67108864")
                .contains("connect anew")
                .contains("SG-S1000")
                .contains("error 1142: denied")
                .contains("GRANT SELECT ON x TO")
                .contains("9.7.4")
                .contains("wait_timeout")
                .contains("maxLifetime")
                .contains("largest payload seen")
                .contains("binary protocol")
                .endsWith("\n");
    }

    @Test
    void thePageLoadsNothingAndEscapesWhatItShows() {
        String page = Format.HTML.render(SampleReport.ONE);

        assertThat(page)
                .contains("default-src 'none'")
                .contains("max_allowed_packet is &lt;1 KiB&gt; &amp; &quot;small&quot;")
                .doesNotContain("<script")
                .doesNotContain("src=")
                .doesNotContain("url(")
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("@import");
        assertThat(Pattern.compile("href=\"([^\"]*)\"").matcher(page).results().map(link -> link.group(1)))
                .isNotEmpty()
                .allMatch(link -> link.startsWith("#") && page.contains("id=\"" + link.substring(1) + "\""));
    }

    @Test
    void aTimeWithoutEndIsNullForPrograms() {
        assertThat(Format.JSON.render(SampleReport.ONE))
                .contains("\"millis\": null")
                .contains("\"millis\": 28800000");
        assertThat(Format.TEXT.render(SampleReport.ONE)).containsPattern("pool +maxLifetime +never");
    }
}
