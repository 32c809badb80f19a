package io.github.safeguardjdbc.testing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent does to applications, and what it leaves alone. */
class AgentIT {
    private static final String OLD_DRIVER = Program.driver("8.0.33");

    private final MySqlServer server = SharedServers.withLimit(
            MySqlServers.available().get(MySqlServers.available().size() - 1), 256 << 10);

    static Stream<Jvm> jvms() throws IOException {
        return Jvm.available();
    }

    private String url() throws SQLException {
        return server.url(server.createDatabase());
    }

    private static Program guarded(Program program, String... settings) {
        return program.with("-javaagent:" + Program.agent() + (settings.length == 0 ? "" : "=" + settings[0]));
    }

    private Program application(Origin origin) throws SQLException {
        return Program.of(Application.class, url(), origin.name());
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void driversOfTwoVersionsInOneJvm(Jvm jvm) throws Exception {
        assertThat(jvm.run(guarded(twoApplications()))).containsExactlyElementsOf(allDoneInTwoApplications());
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void driversOfTwoVersionsInAJvmThatItIsAttachedTo(Jvm jvm) throws Exception {
        try (RunningJvm running = jvm.start(twoApplications().and("twice"))) {
            assertThat(running.linesUntil("ready"))
                    .hasSize(10)
                    .filteredOn(line -> line.contains("failed"))
                    .hasSize(8);

            running.attach(jvm);
            running.goOn();

            assertThat(running.rest()).containsExactlyElementsOf(allDoneInTwoApplications());
        }
    }

    private Program twoApplications() throws SQLException {
        return Program.of(Program.testClassPath(), TwoApplications.class, url(), OLD_DRIVER, Program.driver());
    }

    private static List<String> allDoneInTwoApplications() {
        return Stream.of("driver 8.0", "driver 26.10")
                .flatMap(
                        driver -> Stream.concat(Stream.of(driver), Results.allDone(Origin.DRIVER_DATA_SOURCE).stream()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void nothingIsLeftOfAnApplicationThatIsUndeployed(Jvm jvm) throws Exception {
        Program program = Program.of(Program.testClassPath(), Undeployment.class, url(), OLD_DRIVER, Program.driver())
                .with("-XX:SoftRefLRUPolicyMSPerMB=0");

        assertThat(jvm.run(guarded(program)))
                .doesNotContain("still there")
                .containsAll(Results.allDone(Origin.HIKARI))
                .containsSubsequence("driver 8.0", "collected", "driver 26.10", "collected");
    }

    @Test
    void bundlesThatSeeNothingButWhatTheyImport() throws Exception {
        Program program = Program.of(Program.testClassPath(), TwoBundles.class, url(), Program.driver());

        assertThat(Jvm.current().run(guarded(program)))
                .containsExactlyElementsOf(Results.allDone(Origin.DRIVER_DATA_SOURCE));
    }

    @Test
    void whatIsNotForItIsLeftAsItIs() throws Exception {
        assertThat(Jvm.current().run(guarded(neighbours()))).containsExactlyElementsOf(neighbours(1));
    }

    @Test
    void whatIsNotForItIsLeftAsItIsSinceItIsAttached() throws Exception {
        try (RunningJvm running = Jvm.current().start(neighbours().and("twice"))) {
            assertThat(running.linesUntil("ready")).containsExactlyElementsOf(neighbours(0));

            running.attach(Jvm.current());
            running.goOn();

            assertThat(running.rest()).containsExactlyElementsOf(neighbours(1));
        }
    }

    private Program neighbours() throws SQLException {
        String classPath = String.join(
                File.pathSeparator,
                Program.applicationClassPath(),
                Program.driver(),
                Program.safeguard().toString());
        return Program.of(classPath, Neighbours.class, url());
    }

    /** What they say if those that are for the agent have so many guards. */
    private static List<String> neighbours(int guards) {
        return List.of(
                "plain: " + guards,
                "of several hosts: " + guards,
                "for a user: " + guards,
                "xa: 0",
                "for a pool: 0",
                "of another vendor: com.zaxxer.hikari.pool.HikariProxyConnection",
                "in our data source: 1, replaced",
                "by our driver in a pool: 1, replaced",
                "from what is no data source: " + guards,
                "cast to the driver's type: 2 parameters");
    }

    @Test
    void changesWhatHandsOutConnectionsAndNothingElse(@TempDir Path folder) throws Exception {
        Program program =
                guarded(application(Origin.HIKARI)).with("-javaagent:" + Jars.ofAgent(ChangedClasses.class, folder));

        assertThat(Jvm.current().run(program).stream().filter(line -> line.startsWith("changed")))
                .containsExactlyInAnyOrder(
                        "changed com/mysql/cj/jdbc/NonRegisteringDriver",
                        "changed com/zaxxer/hikari/HikariDataSource",
                        "changed com/zaxxer/hikari/util/DriverDataSource");
    }

    @Test
    void changesNothingWhenItIsDisabled(@TempDir Path folder) throws Exception {
        Program program = guarded(application(Origin.HIKARI))
                .with("-Dsafeguard.enabled=false", "-javaagent:" + Jars.ofAgent(ChangedClasses.class, folder));

        assertThat(Jvm.current().run(program))
                .hasSize(5)
                .contains("classes seen")
                .allMatch(line -> line.contains("failed") || line.equals("classes seen"));
    }

    @Test
    void takesSettingsAsItsArgument() throws Exception {
        assertRefuses(guarded(application(Origin.HIKARI), "oversizeStatements=refuse"));
    }

    @Test
    void takesSettingsFromTheEnvironment() throws Exception {
        assertRefuses(guarded(application(Origin.HIKARI)).withEnvironment("SAFEGUARD_OVERSIZE_STATEMENTS", "refuse"));
    }

    private static void assertRefuses(Program program) throws Exception {
        List<String> lines = Jvm.current().run(program);

        assertThat(lines)
                .anyMatch(line -> line.startsWith("HIKARI insert failed") && line.contains("PacketLimitException"))
                .contains("HIKARI blob 20000000");
    }
}
