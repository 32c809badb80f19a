package io.github.safeguardjdbc.testing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.File;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where guarded connections log under the agent, which is where the application does. */
class LoggingIT {
    /** As the configuration of Logback has it that is on the class path. */
    private static final String IN_THE_APPLICATIONS_LOG = "[0-9:.]{12} INFO  EventLog: ConnectionReplaced.*";

    private static final String IN_THAT_OF_THE_JDK = "java.util.logging INFO: ConnectionReplaced.*";
    private static final String FORMAT = "-Djava.util.logging.SimpleFormatter.format=java.util.logging %4$s: %5$s%n";

    private final MySqlServer server = SharedServers.withLimit(
            MySqlServers.available().get(MySqlServers.available().size() - 1), 256 << 10);

    @Test
    void throughTheApplicationsSlf4j() throws Exception {
        String classPath = joined(Program.testClassPath(), Program.driver(), Program.logback());

        assertLogsOnce(application(classPath), IN_THE_APPLICATIONS_LOG, IN_THAT_OF_THE_JDK);
    }

    @Test
    void throughTheJdkWhereTheApplicationHasNoSlf4j() throws Exception {
        String withoutSlf4j = Arrays.stream(Program.testClassPath().split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("slf4j"))
                .collect(Collectors.joining(File.pathSeparator));

        assertLogsOnce(
                application(joined(withoutSlf4j, Program.driver())), IN_THAT_OF_THE_JDK, IN_THE_APPLICATIONS_LOG);
    }

    /** The driver's own loader is what counts: several applications may share it, each with an SLF4J of its own. */
    @Test
    void throughTheJdkWhereTheDriverSeesNoSlf4j() throws Exception {
        Program bundles = Program.of(
                joined(Program.testClassPath(), Program.logback()), TwoBundles.class, url(), Program.driver());

        assertLogsOnce(bundles, IN_THAT_OF_THE_JDK, IN_THE_APPLICATIONS_LOG);
    }

    private String url() throws SQLException {
        return server.url(server.createDatabase());
    }

    private Program application(String classPath) throws SQLException {
        return Program.of(classPath, Application.class, url(), Origin.DRIVER_DATA_SOURCE.name());
    }

    private static String joined(String... entries) {
        return String.join(File.pathSeparator, entries);
    }

    private static void assertLogsOnce(Program program, String here, String notThere) throws Exception {
        Program guarded = program.with("-javaagent:" + Program.agent(), FORMAT).withErrorsInOutput();

        assertThat(Jvm.current().run(guarded))
                .containsAll(Results.allDone(Origin.DRIVER_DATA_SOURCE))
                .noneMatch(line -> line.matches(notThere))
                .filteredOn(line -> line.matches(here))
                .hasSize(1);
    }
}
