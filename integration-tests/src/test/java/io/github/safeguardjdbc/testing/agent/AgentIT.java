package io.github.safeguardjdbc.testing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What fails without the agent works with it, whatever pool the application has. */
class AgentIT {
    private static final String[] ALL_DONE = {"batch 4 rows", "insert 1000 rows", "blob 20000000", "idle still there"};

    private final MySqlServer server = SharedServers.withLimit(
            MySqlServers.available().get(MySqlServers.available().size() - 1), 256 << 10);

    static Stream<Jvm> jvms() throws IOException {
        return Jvm.available();
    }

    static Stream<Arguments> everyOrigin() throws IOException {
        return jvms().flatMap(jvm -> Stream.of(Origin.values()).map(origin -> Arguments.of(jvm, origin)));
    }

    private List<String> application(Origin origin, String... further) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-cp", Jvm.classPath(any -> true)));
        arguments.addAll(List.of(Application.class.getName(), origin.name(), server.url(server.createDatabase())));
        arguments.addAll(List.of(further));
        return arguments;
    }

    private static List<String> with(String option, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(option));
        all.addAll(arguments);
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void withoutItAllFails(Origin origin) throws Exception {
        Jvm jvm = jvms().findFirst().orElseThrow();

        assertThat(jvm.run(application(origin))).hasSize(4).allMatch(line -> line.contains("failed"));
    }

    @ParameterizedTest
    @MethodSource("everyOrigin")
    void fromTheStart(Jvm jvm, Origin origin) throws Exception {
        assertThat(jvm.run(with("-javaagent:" + Jvm.agent(), application(origin))))
                .containsExactly(ALL_DONE);
    }

    @ParameterizedTest
    @MethodSource("everyOrigin")
    void attachedLater(Jvm jvm, Origin origin) throws Exception {
        Process process = jvm.start(application(origin, "wait"));
        try {
            assertThat(firstLine(process)).isEqualTo("ready");

            assertThat(jvm.run(List.of("-jar", Jvm.agent().toString(), "attach", Long.toString(process.pid()))))
                    .anyMatch(line -> line.startsWith("Attached to " + process.pid()));

            process.outputWriter().append('\n').flush();
            assertThat(Jvm.rest(process)).containsExactly(ALL_DONE);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String firstLine(Process process) throws IOException {
        return process.inputReader(Charset.defaultCharset()).readLine();
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void withDriversOfTwoVersionsInOneJvm(Jvm jvm) throws Exception {
        String old = new File("target/drivers/mysql-connector-j-8.0.33.jar").getAbsolutePath();
        String url = server.url(server.createDatabase());
        List<String> arguments = List.of(
                "-javaagent:" + Jvm.agent(),
                "-cp",
                Jvm.classPath(entry -> !entry.contains("mysql-connector-j")),
                TwoApplications.class.getName(),
                url,
                old,
                Jvm.driver());

        assertThat(jvm.run(arguments))
                .containsExactly(Stream.of(
                                Stream.of("driver 8.0"),
                                Stream.of(ALL_DONE),
                                Stream.of("driver 26.10"),
                                Stream.of(ALL_DONE))
                        .flatMap(lines -> lines)
                        .toArray(String[]::new));
    }

    @Test
    void listsTheJvmsWithMySql() throws Exception {
        Jvm jvm = jvms().findFirst().orElseThrow();
        Process process = jvm.start(application(Origin.DRIVER_MANAGER, "wait"));
        try {
            assertThat(firstLine(process)).isEqualTo("ready");

            assertThat(jvm.run(List.of("-jar", Jvm.agent().toString(), "list")))
                    .anyMatch(line -> line.startsWith(process.pid() + " "));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void changesNothingWhenItIsDisabled() throws Exception {
        Jvm jvm = jvms().findFirst().orElseThrow();
        List<String> arguments = with("-Dsafeguard.enabled=false", application(Origin.HIKARI));

        assertThat(jvm.run(with("-javaagent:" + Jvm.agent(), arguments)))
                .hasSize(4)
                .allMatch(line -> line.contains("failed"));
    }

    @Test
    void aWrongSettingLeavesTheApplicationAsItWas() throws Exception {
        Jvm jvm = jvms().findFirst().orElseThrow();

        assertThat(jvm.run(with("-javaagent:" + Jvm.agent() + "=retries=off", application(Origin.HIKARI))))
                .hasSize(4)
                .allMatch(line -> line.contains("failed"));
    }

    @Test
    void takesSettingsAsItsArgument() throws Exception {
        Jvm jvm = jvms().findFirst().orElseThrow();
        List<String> arguments = application(Origin.HIKARI);

        assertThat(jvm.run(with("-javaagent:" + Jvm.agent() + "=oversizeStatements=refuse", arguments)))
                .anyMatch(line -> line.startsWith("insert failed") && line.contains("PacketLimitException"))
                .contains("blob 20000000");
    }
}
