package io.github.safeguardjdbc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.SafeguardDriver;
import io.github.safeguardjdbc.spring.SafeguardAutoConfiguration;
import io.github.safeguardjdbc.testing.jdk.Jdk;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An executable jar of Spring Boot at a limit of 256 KiB: what fails in it works with the agent. */
@EnabledIfSystemProperty(named = ApplicationJarIT.JAR, matches = ".+")
class ApplicationJarIT {
    private static final Pattern GUARD = Pattern.compile("SafeguardConnection of");

    /** Names the jar, which has nothing of safeguard in it, where the build makes one. */
    static final String JAR = "safeguard.test.applicationJar";

    private final String database = Sample.server().createDatabase();

    @TempDir
    private Path folder;

    ApplicationJarIT() throws SQLException {}

    @Test
    void isGuardedFromTheStart() throws Exception {
        assertGuardedFromTheStart(Jdk.current());
    }

    @Test
    void isGuardedSinceTheAgentIsAttached() throws Exception {
        assertGuardedSinceTheAgentIsAttached(Jdk.current());
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("io.github.safeguardjdbc.testing.jdk.Jdk#available")
    void onEachJdk(Jdk jdk) throws Exception {
        assertGuardedFromTheStart(jdk);
        assertGuardedSinceTheAgentIsAttached(jdk);
    }

    private void assertGuardedFromTheStart(Jdk jdk) throws Exception {
        try (SampleProcess application = start(jdk, "-javaagent:" + SampleProcess.agent())) {
            assertGuarded(application);
        }
    }

    private void assertGuardedSinceTheAgentIsAttached(Jdk jdk) throws Exception {
        try (SampleProcess application = start(jdk)) {
            assertThat(answers(application)).containsExactly("status 500", "status 500", "status 500", "status 500");
            assertThat(application.log()).contains("PacketTooBigException").contains("CommunicationsException");

            application.attachAgent();

            assertGuarded(application);
        }
    }

    @Test
    void isGuardedOnceWithTheStarterAndTheAgent() throws Exception {
        try (SampleProcess application = startWithStarter("-javaagent:" + SampleProcess.agent())) {
            assertGuarded(application);
            assertTheStarterCounts(application);
        }
    }

    @Test
    void isGuardedOnceWithTheStarterAndSinceTheAgentIsAttached() throws Exception {
        try (SampleProcess application = startWithStarter()) {
            assertThat(guards(application)).isOne();

            application.attachAgent();

            assertGuarded(application);
            assertTheStarterCounts(application);
        }
    }

    private SampleProcess start(Jdk jdk, String... options) throws Exception {
        return start(jdk, List.of(options), List.of("-jar", System.getProperty(JAR)));
    }

    private SampleProcess startWithStarter(String... options) throws Exception {
        String added = SampleProcess.jarOf(SafeguardAutoConfiguration.class) + ","
                + SampleProcess.jarOf(SafeguardDriver.class);
        return start(
                Jdk.current(),
                List.of(options),
                List.of(
                        "-Dloader.path=" + added,
                        "-cp",
                        System.getProperty(JAR),
                        "org.springframework.boot.loader.launch.PropertiesLauncher"));
    }

    private SampleProcess start(Jdk jdk, List<String> options, List<String> program) throws Exception {
        List<String> arguments = new ArrayList<>(options);
        arguments.addAll(program);
        arguments.add("--spring.datasource.url=" + Sample.server().url(database));
        return SampleProcess.start(jdk, folder.resolve("log"), arguments);
    }

    private void assertGuarded(SampleProcess application) throws Exception {
        List<String> answers = answers(application);
        assertThat(answers).as("%s", application.log()).containsExactly("4", "30000", "20000000", "30000");
        assertThat(guards(application)).isOne();
        assertThat(application.log())
                .doesNotContain("[safeguard-jdbc agent]")
                .contains("io.github.safeguardjdbc.event.EventLog   : ConnectionReplaced");
    }

    /** How many guards a connection has, one above the other. */
    private static long guards(SampleProcess application) throws Exception {
        return GUARD.matcher(application.get("connection")).results().count();
    }

    private static void assertTheStarterCounts(SampleProcess application) throws Exception {
        assertThat(application.get("actuator/safeguard")).contains("\"replaced.connections\":1");
    }

    /** Of a batch with a large row, one statement with many rows, a large value, and a query after its connection was lost. */
    private List<String> answers(SampleProcess application) throws Exception {
        String batch = application.post("journal?sizes=10,300000,20,30");
        String insert = application.post("prices?count=30000");
        String blob = application.post("documents?name=large&size=20000000");
        Sample.killSessions(Sample.server(), database);
        TimeUnit.MILLISECONDS.sleep(20);
        return List.of(batch, insert, blob, application.get("prices"));
    }
}
