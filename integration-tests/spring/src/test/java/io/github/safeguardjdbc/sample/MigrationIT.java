package io.github.safeguardjdbc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A migration with one INSERT of 5 MB at a limit of 256 KiB, while the application starts. */
class MigrationIT {
    private static final int ROWS = 50_000;

    @TempDir
    private Path migrations;

    private String locations;

    @BeforeEach
    void writeMigration() throws IOException {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(i -> "('" + "x".repeat(97) + "')")
                .collect(Collectors.joining(","));
        Files.writeString(migrations.resolve("V2__journal.sql"), "INSERT INTO journal (entry) VALUES " + rows + ";");
        locations = "spring.flyway.locations=classpath:db/migration,filesystem:" + migrations;
    }

    @Test
    void runsWithTheStarter() throws Exception {
        try (Sample sample = Sample.start(locations, "spring.main.web-application-type=none")) {
            assertThat(sample.bean(Journal.class).size()).isEqualTo(ROWS);
        }
    }

    @Test
    void failsWithoutIt() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> Sample.start(
                                locations, "spring.main.web-application-type=none", "safeguard.enabled=false")
                        .close())
                .satisfies(failure -> assertThat(failure).hasStackTraceContaining("Packet for query is too large"));
    }
}
