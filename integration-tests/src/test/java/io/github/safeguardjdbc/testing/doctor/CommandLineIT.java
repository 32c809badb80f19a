package io.github.safeguardjdbc.testing.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.doctor.cli.Main;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The command, as it is typed. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record CommandLineIT(MySqlVersion version) {

    private record Run(int status, String output) {}

    private static Run run(String... arguments) {
        StringWriter output = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(output));
        command.setErr(new PrintWriter(output));
        int status = command.execute(arguments);
        return new Run(status, output.toString());
    }

    private MySqlServer healthy() {
        return SharedServers.get(version, "--performance-schema=ON");
    }

    @Test
    void fine() {
        try (MySqlServer untouched = Ward.start(version)) {
            Run run = run("doctor", untouched.url(""));

            assertThat(run.output()).contains("Fine: 0 problems, 0 warnings").contains("largest payload that it takes");
            assertThat(run.status()).isZero();
        }
    }

    @Test
    void findingsInEveryForm() {
        String url = healthy().url("", "autoReconnect=true");

        assertThat(run("doctor", url)).satisfies(run -> {
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.output())
                    .contains("PROBLEM  autoReconnect at driver")
                    .contains("autoReconnect=false");
        });
        assertThat(run("doctor", "--format", "json", url)).satisfies(run -> {
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.output()).contains("\"id\": \"autoReconnect\"").contains("\"exitStatus\": 1");
        });
        assertThat(run("doctor", "--format", "html", url)).satisfies(run -> {
            assertThat(run.status()).isEqualTo(1);
            assertThat(run.output())
                    .startsWith("<!DOCTYPE html>")
                    .contains("autoReconnect=false")
                    .endsWith("</html>\n");
        });
    }

    @Test
    void noConnectionAndNoPasswordInTheOutput() {
        String authority = healthy().hostAndPort();
        for (String format : new String[] {"text", "json", "html"}) {
            Run run = run(
                    "doctor",
                    "--format",
                    format,
                    "jdbc:mysql://root:s3cret@" + authority + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true");

            assertThat(run.status()).isEqualTo(2);
            assertThat(run.output()).contains("1045").doesNotContain("s3cret");
        }
    }

    @Test
    void thePoolsFileMayHaveItAll(@TempDir Path folder) throws IOException, SQLException {
        MySqlServer server = healthy();
        Ward.execute(
                server,
                "CREATE USER IF NOT EXISTS keeper@'%' IDENTIFIED BY 's3cret'",
                "GRANT ALL ON *.* TO keeper@'%'");
        String url = "jdbc:mysql://" + server.hostAndPort() + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true";
        Path pool = Files.writeString(
                folder.resolve("hikari.properties"),
                "jdbcUrl=" + url + "\nusername=keeper\npassword=s3cret\nmaxLifetime=0\nkeepaliveTime=0\n");

        Run run = run("doctor", "--pool", pool.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output())
                .contains("pool-lifetime")
                .contains("maxLifetime has no end")
                .doesNotContain("s3cret");
    }

    @Test
    void asksForThePassword() throws SQLException {
        MySqlServer server = healthy();
        Ward.execute(
                server, "CREATE USER IF NOT EXISTS asked@'%' IDENTIFIED BY 's3cret'", "GRANT ALL ON *.* TO asked@'%'");
        String[] doctor = {
            "doctor",
            "--user",
            "asked",
            "--password-prompt",
            "jdbc:mysql://" + server.hostAndPort() + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true"
        };

        assertThat(typing("s3cret\n", () -> run(doctor))).satisfies(run -> {
            assertThat(run.status()).isIn(0, 1);
            assertThat(run.output()).contains("max_allowed_packet").doesNotContain("s3cret");
        });
        assertThat(typing("guess\n", () -> run(doctor))).satisfies(run -> {
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.output()).contains("1045");
        });
    }

    private static Run typing(String line, Supplier<Run> command) {
        InputStream keyboard = System.in;
        System.setIn(new ByteArrayInputStream(line.getBytes(StandardCharsets.US_ASCII)));
        try {
            return command.get();
        } finally {
            System.setIn(keyboard);
        }
    }

    @Test
    void wrongArguments() {
        assertThat(run("doctor").status()).isEqualTo(64);
        assertThat(run("doctor", "--format", "pdf", "jdbc:mysql://x/").status()).isEqualTo(64);
        assertThat(run("explain", "--limit", "1X", "nothing.sql").status()).isEqualTo(64);
        assertThat(run("errors", "SG-1153").output()).contains("SG-1153").contains("**Proves:**");
        assertThat(run("errors", "4711").status()).isEqualTo(1);
    }
}
