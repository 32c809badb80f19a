package io.github.safeguardjdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SymptomTest {

    @Test
    void theJarHoldsTheCatalogue() throws IOException {
        try (InputStream in = Symptom.class.getResourceAsStream("/META-INF/safeguard/errors.md")) {
            assertThat(in).isNotNull();
            // If it differs: the constants are what counts, and the file is to hold this text.
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(Symptom.catalogue());
        }
    }

    @Test
    void codesAreUniqueAndFindTheirEntry() {
        assertThat(Stream.of(Symptom.values()).map(Symptom::code)).doesNotHaveDuplicates();
        assertThat(Symptom.values()).allSatisfy(symptom -> {
            assertThat(Symptom.ofCode(symptom.code().toLowerCase(Locale.ROOT))).contains(symptom);
            assertThat(symptom.proves()).endsWith(".");
            assertThat(symptom.remains()).endsWith(".");
        });
    }

    @Test
    void errorNumbersFindTheirEntry() {
        for (int error :
                new int[] {1153, 1158, 1159, 1160, 1161, 3068, 4031, 1040, 1129, 1105, 1301, 1390, 1461, 2006, 2013}) {
            assertThat(Symptom.ofError(error)).as("error %d", error).isPresent();
        }
        assertThat(Symptom.ofError(0)).isEmpty();
        assertThat(Symptom.ofError(1064)).isEmpty();
    }

    @Test
    void exceptionsFindTheirEntry() {
        assertThat(Symptom.of(new SQLException("x", "08S01", 0))).contains(Symptom.LINK_FAILURE);
        assertThat(Symptom.of(new SQLException("x", "08S01", 1153))).contains(Symptom.TOO_LARGE_FOR_SERVER);
        assertThat(Symptom.of(new SQLException("x", "42000", 1064))).isEmpty();
        assertThat(Symptom.of(new PacketLimitException("INSERT", 2048, 1023, 1024)))
                .contains(Symptom.TOO_LARGE_FOR_DRIVER);
    }

    @Test
    void ourExceptionsNameTheirEntry() {
        assertThat(new PacketLimitException("INSERT", 2048, 1023, 1024).getMessage())
                .endsWith("[" + Symptom.TOO_LARGE_FOR_DRIVER.code() + "]");
    }
}
