package io.github.safeguardjdbc.testing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What fails without the agent works with it, whatever pool the application has. */
class PoolsIT {
    private static final List<MySqlVersion> SERVERS = MySqlServers.available();

    static Stream<Arguments> everywhere() throws IOException {
        return Jvm.available()
                .flatMap(jvm -> SERVERS.stream()
                        .flatMap(version ->
                                Stream.of(Origin.values()).map(origin -> Arguments.of(jvm, version, origin))));
    }

    @Test
    void guardedFromTheStart() throws Exception {
        assertGuardedFromTheStart(Jvm.current(), SERVERS.get(SERVERS.size() - 1), Origin.values());
    }

    /** And first of all that everything fails without it. */
    @Test
    void guardedSinceItIsAttached() throws Exception {
        assertGuardedSinceItIsAttached(Jvm.current(), SERVERS.get(SERVERS.size() - 1), Origin.values());
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("everywhere")
    void eachAloneFromTheStart(Jvm jvm, MySqlVersion version, Origin origin) throws Exception {
        assertGuardedFromTheStart(jvm, version, origin);
    }

    @Tag("proof")
    @ParameterizedTest
    @MethodSource("everywhere")
    void eachAloneSinceItIsAttached(Jvm jvm, MySqlVersion version, Origin origin) throws Exception {
        assertGuardedSinceItIsAttached(jvm, version, origin);
    }

    private static void assertGuardedFromTheStart(Jvm jvm, MySqlVersion version, Origin... origins) throws Exception {
        Program application = application(version, origins).with("-javaagent:" + Program.agent());

        assertThat(jvm.run(application))
                .containsExactlyElementsOf(Stream.of(origins)
                        .flatMap(origin -> Results.allDone(origin).stream())
                        .toList());
    }

    private static void assertGuardedSinceItIsAttached(Jvm jvm, MySqlVersion version, Origin... origins)
            throws Exception {
        try (RunningJvm running = jvm.start(application(version, origins).and("twice"))) {
            assertThat(running.linesUntil("ready"))
                    .hasSize(4 * origins.length)
                    .allMatch(line -> line.contains("failed"));

            running.attach(jvm);
            running.goOn();

            assertThat(running.rest())
                    .containsExactlyElementsOf(Stream.concat(
                                    Stream.of(origins).map(PoolsIT::borrowed),
                                    Stream.of(origins).flatMap(origin -> Results.allDone(origin).stream()))
                            .toList());
        }
    }

    /** A pool's connections outlive that it is attached, and are guarded nevertheless. */
    private static String borrowed(Origin origin) {
        return origin + " borrow " + (origin.isPool() ? "the same" : "another");
    }

    private static Program application(MySqlVersion version, Origin... origins) throws Exception {
        MySqlServer server = SharedServers.withLimit(version, 256 << 10);
        return Program.of(Application.class, server.url(server.createDatabase()))
                .and(Arrays.stream(origins).map(Origin::name).toArray(String[]::new));
    }
}
