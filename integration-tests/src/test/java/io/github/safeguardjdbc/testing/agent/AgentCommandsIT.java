package io.github.safeguardjdbc.testing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the agent's jar. */
class AgentCommandsIT {
    private static final String OLD_DRIVER = Program.driver("8.0.33");

    private final MySqlServer server = SharedServers.withLimit(
            MySqlServers.available().get(MySqlServers.available().size() - 1), 256 << 10);

    private String url() throws SQLException {
        return server.url(server.createDatabase());
    }

    @Test
    void listsTheJvmsWithMySql() throws Exception {
        try (RunningJvm running = Jvm.current()
                .start(Program.of(Application.class, url(), Origin.DRIVER_MANAGER.name())
                        .and("twice"))) {
            running.linesUntil("ready");

            assertThat(Jvm.current().run(Program.of(Program.agent(), "list")))
                    .anyMatch(line -> line.startsWith(running.pid() + " "));
        }
    }

    @Test
    void theDoctorIsInItsJarAndNeedsADriver() throws Exception {
        assertThat(Jvm.current().run(Program.of(Program.agent(), "doctor", "--help")))
                .anyMatch(line -> line.startsWith("Usage: safeguard doctor"));

        try (RunningJvm doctor = Jvm.current()
                .start(Program.of(Program.agent(), "doctor", url(), "--driver", OLD_DRIVER, "--format", "json"))) {
            assertThat(doctor.restUntilStatus(1)).contains("  \"status\": \"FINDINGS\",");
        }
        assertThat(refused("doctor", url())).anyMatch(line -> line.contains("needs MySQL Connector/J"));
    }

    @Test
    void aFileThatIsNoDriverIsSaidToBeNone(@TempDir Path folder) throws Exception {
        Path text = Files.writeString(folder.resolve("driver.jar"), "not a jar");

        assertThat(refused("doctor", url(), "--driver", text.toString()))
                .anyMatch(line -> line.startsWith(text + " is not a jar"));
        assertThat(refused("doctor", url(), "--driver", Program.agent().toString()))
                .anyMatch(line -> line.contains("is not MySQL Connector/J 8 or later"));
        assertThat(refused("doctor", url(), "--driver", folder.toString()))
                .anyMatch(line -> line.equals(folder + " is not a file"));
    }

    private static List<String> refused(String... arguments) throws Exception {
        try (RunningJvm refused =
                Jvm.current().start(Program.of(Program.agent(), arguments).withErrorsInOutput())) {
            return refused.restUntilStatus(2);
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
