package io.github.safeguardjdbc.testing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.File;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent and that of OpenTelemetry in one JVM. */
class OtherAgentIT {
    private static final String SPAN = "LoggingSpanExporter";

    private final MySqlServer server = SharedServers.withLimit(
            MySqlServers.available().get(MySqlServers.available().size() - 1), 256 << 10);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void oneSpanForEachStatementOfTheApplication(boolean oursFirst) throws Exception {
        String ours = "-javaagent:" + Program.agent();
        String others = "-javaagent:" + new File("target/agents/opentelemetry-javaagent.jar").getAbsolutePath();
        Program program = Program.of(Application.class, server.url(server.createDatabase()), Origin.HIKARI.name())
                .with(oursFirst ? ours : others, oursFirst ? others : ours)
                .with("-Dotel.traces.exporter=logging", "-Dotel.metrics.exporter=none", "-Dotel.logs.exporter=none")
                .withErrorsInOutput();

        List<String> lines = Jvm.current().run(program);

        assertThat(lines).containsAll(Results.allDone(Origin.HIKARI)).noneMatch(line -> line.contains("not guarded"));
        assertThat(lines.stream().filter(line -> line.contains(SPAN)))
                .extracting(line -> line.replaceAll(".*" + SPAN + " - '([A-Z]*).*", "$1"))
                .containsExactly("CREATE", "INSERT", "INSERT", "INSERT", "SELECT", "SELECT", "", "SELECT", "DROP");
    }
}
