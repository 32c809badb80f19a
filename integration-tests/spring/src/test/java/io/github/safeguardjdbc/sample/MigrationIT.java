package io.github.safeguardjdbc.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A migration with one INSERT of 5 MB at a limit of 256 KiB, while the application starts. */
class MigrationIT {
    private static final int ROWS = 50_000;

    /** Rows of a file that Liquibase loads, of which one does not fit. */
    private static final List<Integer> LOADED = List.of(10, 300_000, 20);

    @TempDir
    private Path migrations;

    enum Tool {
        FLYWAY,
        LIQUIBASE
    }

    @BeforeEach
    void writeMigrations() throws IOException {
        String rows = String.join(",", Collections.nCopies(ROWS, "('" + "x".repeat(97) + "')"));
        Files.writeString(migrations.resolve("V2__journal.sql"), "INSERT INTO journal (entry) VALUES " + rows + ";");
        String loaded = LOADED.stream().map("x"::repeat).collect(Collectors.joining("\n", "entry\n", "\n"));
        Files.writeString(migrations.resolve("journal.csv"), loaded);
        Files.writeString(migrations.resolve("changelog.yaml"), """
                databaseChangeLog:
                  - changeSet:
                      id: journal
                      author: nobody
                      changes:
                        - sql:
                            sql: CREATE TABLE journal (id BIGINT AUTO_INCREMENT PRIMARY KEY, entry LONGTEXT NOT NULL)
                        - sqlFile:
                            path: V2__journal.sql
                            relativeToChangelogFile: true
                        - loadData:
                            file: journal.csv
                            relativeToChangelogFile: true
                            tableName: journal
                """);
    }

    private Sample start(MySqlServer server, Tool tool, boolean enabled) throws SQLException {
        List<String> properties =
                new ArrayList<>(List.of("spring.main.web-application-type=none", "safeguard.enabled=" + enabled));
        switch (tool) {
            case FLYWAY -> properties.add("spring.flyway.locations=classpath:db/migration,filesystem:" + migrations);
            case LIQUIBASE -> {
                properties.add("spring.flyway.enabled=false");
                properties.add("spring.liquibase.enabled=true");
                properties.add("spring.liquibase.change-log=file:" + migrations.resolve("changelog.yaml"));
            }
        }
        return Sample.start(server, properties.toArray(String[]::new));
    }

    static Stream<Arguments> toolsOnAllServers() {
        return MySqlServers.available().stream()
                .flatMap(version -> Stream.of(Tool.values()).map(tool -> Arguments.of(version, tool)));
    }

    @ParameterizedTest
    @MethodSource("toolsOnAllServers")
    void runsWithTheStarter(MySqlVersion version, Tool tool) throws Exception {
        try (Sample sample = start(Sample.server(version), tool, true)) {
            assertThat(sample.bean(Journal.class).size())
                    .isEqualTo(ROWS + (tool == Tool.LIQUIBASE ? LOADED.size() : 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsWithoutIt(Tool tool) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> start(Sample.server(), tool, false).close())
                .satisfies(failure -> assertThat(failure).hasStackTraceContaining("Packet for query is too large"));
    }
}
