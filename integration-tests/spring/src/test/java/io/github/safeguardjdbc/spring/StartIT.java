package io.github.safeguardjdbc.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the starter costs while an application starts. */
class StartIT {
    private static final long MOST_MILLIS = 50;
    private static final int TRIES = 5;

    private static MySqlServer server() {
        List<MySqlVersion> versions = MySqlServers.available();
        return SharedServers.withLimit(versions.get(versions.size() - 1), 256 * 1024);
    }

    @Test
    void theServerIsAskedOnceMore() throws SQLException {
        try (Connection admin = server().connect("")) {
            long without = questions(admin, "safeguard.enabled=false");
            long with = questions(admin, "safeguard.enabled=true");

            assertThat(with - without).isOne();
        }
    }

    private static long questions(Connection admin, String property) throws SQLException {
        long before = questions(admin);
        BootLine.mySql()
                .withPropertyValues(
                        "spring.datasource.url=" + server().url(""),
                        "spring.datasource.hikari.maximum-pool-size=1",
                        property)
                .run(context -> {
                    JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
                    for (int i = 0; i < 3; i++) {
                        assertThat(jdbc.queryForObject("SELECT 1", Integer.class))
                                .isOne();
                    }
                });
        return questions(admin) - before;
    }

    private static long questions(Connection admin) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Questions'")) {
            assertThat(row.next()).isTrue();
            return row.getLong(2);
        }
    }

    @Test
    void theFirstConnectionTellsTheLogWhatTheServerTakesAndWhatContradictsIt() {
        try (Logged log = Logged.by(FirstLook.class)) {
            BootLine.mySql()
                    .withPropertyValues(
                            "spring.datasource.url=" + server().url("", "sessionVariables=wait_timeout=20"),
                            "safeguard.mode=advise")
                    .run(context -> {
                        assertThat(log.messages()).isEmpty();
                        JdbcTemplate jdbc = new JdbcTemplate(context.getBean(DataSource.class));
                        jdbc.execute("SELECT 1");
                        jdbc.execute("SELECT 1");
                    });
            assertThat(log.messages())
                    .filteredOn(message -> message.startsWith("INFO"))
                    .singleElement()
                    .asString()
                    .startsWith("INFO Data source 'dataSource' is guarded: MySQL "
                            + server().version().series())
                    .contains(" takes packets up to 262,143 bytes (max_allowed_packet is 262,144); mode advise,")
                    .endsWith("(safeguard.mode=advise)");
            assertThat(log.messages())
                    .anySatisfy(message -> assertThat(message)
                            .startsWith("WARN Data source 'dataSource': ")
                            .contains("20 s")
                            .contains("maxLifetime"))
                    .anySatisfy(message -> assertThat(message).contains("20 s").contains("safeguard.idlePingAfter"));
        }
    }

    /** In a new JVM each time, where Spring has run and nothing of safeguard has. */
    @Test
    void itTakesLittleTime() throws Exception {
        List<Long> millis = new ArrayList<>();
        do {
            millis.add(millisInNewJvm());
        } while (millis.get(millis.size() - 1) >= MOST_MILLIS && millis.size() < TRIES);

        System.out.println("The starter took " + millis + " ms of the start");
        assertThat(millis)
                .as("processor time in ms, on a machine that does other things too")
                .anyMatch(each -> each < MOST_MILLIS);
    }

    private static long millisInNewJvm() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        StartCost.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> output = process.inputReader().lines().toList();
        assertThat(process.waitFor()).as("%s", output).isZero();
        return output.stream()
                .filter(line -> line.startsWith(StartCost.RESULT))
                .mapToLong(line -> Long.parseLong(line.substring(StartCost.RESULT.length())))
                .findFirst()
                .orElseThrow();
    }
}
