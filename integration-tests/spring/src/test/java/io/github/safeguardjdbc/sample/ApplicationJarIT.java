package io.github.safeguardjdbc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.jdk.Jdk;
import java.nio.file.Path;
import java.sql.SQLException;
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
@EnabledIfSystemProperty(named = ApplicationJar.PROPERTY, matches = ".+")
class ApplicationJarIT {
    private static final Pattern GUARD = Pattern.compile("SafeguardConnection of");

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
        try (ApplicationJar application = start(jdk, "-javaagent:" + ApplicationJar.agent())) {
            assertGuarded(application);
        }
    }

    private void assertGuardedSinceTheAgentIsAttached(Jdk jdk) throws Exception {
        try (ApplicationJar application = start(jdk)) {
            assertThat(answers(application)).containsExactly("status 500", "status 500", "status 500", "status 500");
            assertThat(application.log()).contains("PacketTooBigException").contains("CommunicationsException");

            application.attachAgent();

            assertGuarded(application);
        }
    }

    @Test
    void isGuardedOnceWithTheStarterAndTheAgent() throws Exception {
        try (ApplicationJar application = startWithStarter("-javaagent:" + ApplicationJar.agent())) {
            assertGuarded(application);
            assertTheStarterCounts(application);
        }
    }

    @Test
    void isGuardedOnceWithTheStarterAndSinceTheAgentIsAttached() throws Exception {
        try (ApplicationJar application = startWithStarter()) {
            assertThat(guards(application)).isOne();

            application.attachAgent();

            assertGuarded(application);
            assertTheStarterCounts(application);
        }
    }

    private ApplicationJar start(Jdk jdk, String... options) throws Exception {
        return ApplicationJar.start(jdk, folder.resolve("log"), Sample.server().url(database), options);
    }

    private ApplicationJar startWithStarter(String... options) throws Exception {
        return ApplicationJar.startWithStarter(
                Jdk.current(), folder.resolve("log"), Sample.server().url(database), options);
    }

    private void assertGuarded(ApplicationJar application) throws Exception {
        List<String> answers = answers(application);
        assertThat(answers).as("%s", application.log()).containsExactly("4", "30000", "20000000", "30000");
        assertThat(guards(application)).isOne();
        assertThat(application.log())
                .doesNotContain("[safeguard-jdbc agent]")
                .contains("io.github.safeguardjdbc.event.EventLog   : ConnectionReplaced");
    }

    /** How many guards a connection has, one above the other. */
    private static long guards(ApplicationJar application) throws Exception {
        return GUARD.matcher(application.get("connection")).results().count();
    }

    private static void assertTheStarterCounts(ApplicationJar application) throws Exception {
        assertThat(application.get("actuator/safeguard")).contains("\"replaced.connections\":1");
    }

    /** Of a batch with a large row, one statement with many rows, a large value, and a query after its connection was lost. */
    private List<String> answers(ApplicationJar application) throws Exception {
        String batch = application.post("journal?sizes=10,300000,20,30");
        String insert = application.post("prices?count=30000");
        String blob = application.post("documents?name=large&size=20000000");
        Sample.killSessions(database);
        TimeUnit.MILLISECONDS.sleep(20);
        return List.of(batch, insert, blob, application.get("prices"));
    }
}
