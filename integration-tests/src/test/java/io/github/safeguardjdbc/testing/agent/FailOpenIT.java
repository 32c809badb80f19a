package io.github.safeguardjdbc.testing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent cannot do, it says once, and the application runs on as it would have without it. */
class FailOpenIT {
    private static final String SAID = "[safeguard-jdbc agent] ";

    private final MySqlServer server = SharedServers.withLimit(
            MySqlServers.available().get(MySqlServers.available().size() - 1), 256 << 10);

    private String url() throws SQLException {
        return server.url(server.createDatabase());
    }

    @ParameterizedTest
    @ValueSource(strings = {"retries=off", "batchRewrite"})
    void aWrongSetting(String setting) throws Exception {
        Program program = Program.of(Application.class, url(), Origin.HIKARI.name())
                .with("-javaagent:" + Program.agent() + "=" + setting);

        List<String> lines = unguarded(program);

        assertSaysOnce(lines).contains("not guarded");
        assertThat(lines).anyMatch(line -> line.contains(setting.replace("=off", "")));
    }

    @Test
    void aConnectionThatThrowsWhenItIsAskedWhatItIs() throws Exception {
        Program program = Program.of(Unwilling.class, url())
                .with("-javaagent:" + Program.agent())
                .withErrorsInOutput();

        List<String> lines = Jvm.current().run(program);

        assertThat(lines).containsSubsequence("1 of 2", "2 of 2");
        assertSaysOnce(lines).contains("could not be guarded");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAgentWithinAnApplicationsJar(boolean alsoItsOwn, @TempDir Path folder) throws Exception {
        Path jar = Jars.ofApplicationAndAgent(Application.class, folder);
        Program program = Program.of(jar, url(), Origin.DRIVER_MANAGER.name())
                .with("-javaagent:" + (alsoItsOwn ? Program.agent() : jar));

        List<String> lines = unguarded(program);

        assertSaysOnce(lines)
                .endsWith("Not started: the agent has to be a jar of its own, and its classes are in " + jar);
    }

    private static List<String> unguarded(Program program) throws Exception {
        List<String> lines = Jvm.current().run(program.withErrorsInOutput());
        assertThat(lines).filteredOn(line -> line.contains(" failed: ")).hasSize(4);
        return lines;
    }

    private static AbstractStringAssert<?> assertSaysOnce(List<String> lines) {
        return assertThat(lines)
                .filteredOn(line -> line.startsWith(SAID))
                .singleElement()
                .asString();
    }
}
