package io.github.safeguardjdbc.testing.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the agent's jar. */
class AgentCommandsIT {
    private static final String OLD_DRIVER = Program.driver("8.0.33");

    private final MySqlServer server = SharedServers.withLimit(
            MySqlServers.available().get(MySqlServers.available().size() - 1), 256 << 10);

    private String url() throws SQLException {
        return server.url(server.createDatabase());
    }

    private RunningJvm application() throws Exception {
        RunningJvm running = Jvm.current()
                .start(Program.of(Application.class, url(), Origin.HIKARI.name(), "twice")
                        .withErrorsInOutput());
        running.linesUntil("ready");
        return running;
    }

    @Test
    void listsTheJvmsWithMySql() throws Exception {
        try (RunningJvm with = application();
                RunningJvm without = Jvm.current().start(Program.of(Waiting.class))) {
            without.linesUntil("ready");

            assertThat(Jvm.current().run(Program.of(Program.agent(), "list")))
                    .anyMatch(line -> line.startsWith(with.pid() + " " + Application.class.getName()))
                    .noneMatch(line -> line.startsWith(without.pid() + " "));
        }
    }

    /** A program that has MySQL on its class path, and no use for it. */
    public static final class Waiting {
        private Waiting() {}

        public static void main(String[] arguments) throws IOException {
            System.out.println("ready");
            System.in.read();
        }
    }

    @Test
    void attachesWithSettingsAndNotTwice() throws Exception {
        try (RunningJvm running = application()) {
            running.attach(Jvm.current(), "oversizeStatements=refuse");
            running.attach(Jvm.current(), "oversizeStatements=assemble");
            running.goOn();

            assertThat(running.rest())
                    .anyMatch(line -> line.startsWith("HIKARI insert failed") && line.contains("PacketLimitException"))
                    .contains("HIKARI blob 20000000")
                    .noneMatch(line -> line.contains("[safeguard-jdbc agent]"));
        }
    }

    @Test
    void saysWhyItCannotAttach() throws Exception {
        assertThat(ended(1, "attach", "999999999")).containsExactly("Not attached to 999999999: No such process");
        assertThat(ended(1, "attach", "app.jar")).singleElement().asString().startsWith("Not attached to app.jar: ");

        Program forbids = Program.of(Waiting.class).with("-XX:-EnableDynamicAgentLoading");
        try (RunningJvm running = Jvm.current().start(forbids)) {
            running.linesUntil("ready");

            assertThat(ended(1, "attach", Long.toString(running.pid())))
                    .singleElement()
                    .asString()
                    .startsWith("Not attached to " + running.pid())
                    .contains("Dynamic agent loading is not enabled");
        }
    }

    /** Which the JVM warns of since JEP 451. */
    @ParameterizedTest
    @MethodSource("io.github.safeguardjdbc.testing.agent.Jvm#available")
    void attachesWithoutAWarningWhereTheApplicationAllowsIt(Jvm jvm) throws Exception {
        assumeThat(jvm.jdk().version()).isGreaterThanOrEqualTo(21);

        assertThat(attachedWith(jvm, "-Dnothing=else")).contains("WARNING: A Java agent has been loaded dynamically");
        assertThat(attachedWith(jvm, "-XX:+EnableDynamicAgentLoading")).isEmpty();
    }

    private static String attachedWith(Jvm jvm, String option) throws Exception {
        Program waiting = Program.of(Waiting.class).with(option).withErrorsInOutput();
        try (RunningJvm running = jvm.start(waiting)) {
            running.linesUntil("ready");
            running.attach(jvm);
            running.goOn();
            return String.join("\n", running.rest());
        }
    }

    @Test
    void saysItsVersionAndHowItIsCalled() throws Exception {
        assertThat(Jvm.current().run(Program.of(Program.agent(), "version")))
                .singleElement()
                .asString()
                .matches("safeguard-jdbc \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        for (String[] wrong : new String[][] {{}, {"detach"}}) {
            assertThat(ended(2, wrong))
                    .extracting(line -> line.strip().replaceFirst("[ :].*", ""))
                    .containsExactly("Usage", "attach", "doctor", "errors", "explain", "list", "version");
        }
        assertThat(ended(2, "attach")).anyMatch(line -> line.startsWith("Usage: attach <pid> [settings]"));
    }

    @Test
    void theDoctorIsInItsJarAndNeedsADriver() throws Exception {
        assertThat(Jvm.current().run(Program.of(Program.agent(), "doctor", "--help")))
                .anyMatch(line -> line.startsWith("Usage: safeguard doctor"));

        try (RunningJvm doctor = Jvm.current()
                .start(Program.of(Program.agent(), "doctor", url(), "--driver", OLD_DRIVER, "--format", "json"))) {
            assertThat(doctor.restUntilStatus(1)).contains("  \"status\": \"FINDINGS\",");
        }
        assertThat(ended(2, "doctor", url())).anyMatch(line -> line.contains("needs MySQL Connector/J"));
    }

    @Test
    void aFileThatIsNoDriverIsSaidToBeNone(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("driver.jar"), "not a jar");

        assertThat(ended(2, "doctor", url(), "--driver", text.toString()))
                .anyMatch(line -> line.startsWith(text + " is not a jar"));
        assertThat(ended(2, "doctor", url(), "--driver", Program.agent().toString()))
                .anyMatch(line -> line.contains("is not MySQL Connector/J 8 or later"));
        assertThat(ended(2, "doctor", url(), "--driver", folder.toString()))
                .anyMatch(line -> line.equals(folder + " is not a file"));
    }

    private static List<String> ended(int status, String... arguments) throws Exception {
        Program program = Program.of(Program.agent(), arguments).withErrorsInOutput();
        try (RunningJvm running = Jvm.current().start(program)) {
            return running.restUntilStatus(status);
        }
    }

    @Test
    void explainsAScriptWithoutADriver(@TempDir Path folder) throws Exception {
        Path script = Files.writeString(folder.resolve("script.sql"), "INSERT INTO t VALUES (1), (2);");

        assertThat(Jvm.current().run(Program.of(Program.agent(), "explain", script.toString())))
                .anyMatch(line -> line.matches(".*INSERT .*DIRECT .*"));
    }

    @Test
    void explainsAnError() throws Exception {
        assertThat(Jvm.current().run(Program.of(Program.agent(), "errors", "1153")))
                .anyMatch(line -> line.contains("max_allowed_packet"));
    }
}
