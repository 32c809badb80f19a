package io.github.safeguardjdbc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** An executable jar of Spring Boot at a limit of 256 KiB: what fails in it works with the agent. */
@EnabledIfSystemProperty(named = ApplicationJarIT.JAR, matches = ".+")
class ApplicationJarIT {
    /** Names the jar, which has nothing of safeguard in it, where the build makes one. */
    static final String JAR = "safeguard.test.applicationJar";

    private final String database = Sample.server().createDatabase();

    @TempDir
    private Path folder;

    ApplicationJarIT() throws SQLException {}

    @Test
    void isGuardedFromTheStart() throws Exception {
        try (SampleProcess application = start("-javaagent:" + SampleProcess.agent())) {
            assertGuarded(application);
        }
    }

    @Test
    void isGuardedSinceTheAgentIsAttached() throws Exception {
        try (SampleProcess application = start()) {
            assertThat(answers(application)).containsExactly("status 500", "status 500", "status 500", "status 500");
            assertThat(application.log()).contains("PacketTooBigException").contains("CommunicationsException");

            application.attachAgent();

            assertGuarded(application);
        }
    }

    private SampleProcess start(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of(
                "-jar",
                System.getProperty(JAR),
                "--spring.datasource.url=" + Sample.server().url(database)));
        return SampleProcess.start(folder.resolve("log"), arguments.toArray(String[]::new));
    }

    private void assertGuarded(SampleProcess application) throws Exception {
        List<String> answers = answers(application);
        assertThat(answers).as("%s", application.log()).containsExactly("4", "30000", "20000000", "30000");
        assertThat(application.log()).doesNotContain("[safeguard-jdbc agent]");
    }

    /** Of a batch with a large row, one statement with many rows, a large value, and a query after its connection was lost. */
    private List<String> answers(SampleProcess application) throws Exception {
        String batch = application.post("journal?sizes=10,300000,20,30");
        String insert = application.post("prices?count=30000");
        String blob = application.post("documents?name=large&size=20000000");
        Sample.killSessions(Sample.server(), database);
        // HikariCP tests no connection that was used half a second ago.
        TimeUnit.MILLISECONDS.sleep(20);
        return List.of(batch, insert, blob, application.get("prices"));
    }
}
