package io.github.safeguardjdbc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.SafeguardDriver;
import io.github.safeguardjdbc.testing.jdk.Jdk;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sample application in a JVM of its own. */
final class SampleProcess implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Jdk jdk;
    private final Process process;
    private final Path log;
    private final URI address;

    private SampleProcess(Jdk jdk, Process process, Path log, URI address) {
        this.jdk = jdk;
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /** Starts it with arguments of {@code java}, and waits until it serves. */
    static SampleProcess start(Jdk jdk, Path log, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                jdk.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Else HikariCP tests what it has not handed out for half a second, which a busy machine lets pass.
                "-Dcom.zaxxer.hikari.aliveBypassWindowMs=60000"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        while (!Files.readString(log).contains("Started SampleApplication")) {
            assertThat(process.isAlive()).as("%s", Files.readAllLines(log)).isTrue();
            TimeUnit.MILLISECONDS.sleep(50);
        }
        Matcher port = PORT.matcher(Files.readString(log));
        assertThat(port.find()).isTrue();
        return new SampleProcess(jdk, process, log, URI.create("http://127.0.0.1:" + port.group(1) + "/"));
    }

    /** The agent's jar, beside that of safeguard. */
    static Path agent() throws URISyntaxException {
        Path plain = jarOf(SafeguardDriver.class);
        return plain.resolveSibling(plain.getFileName().toString().replaceFirst("\\.jar$", "-agent.jar"));
    }

    /** Where a class comes from. */
    static Path jarOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Attaches the agent while it runs. */
    void attachAgent() throws IOException, InterruptedException, URISyntaxException {
        Process attach = new ProcessBuilder(
                        jdk.java(), "-jar", agent().toString(), "attach", Long.toString(process.pid()))
                .inheritIO()
                .start();
        assertThat(attach.waitFor()).isZero();
    }

    /** Its answer, or its status where that is an error's. */
    String get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(address.resolve(path)));
    }

    String post(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(address.resolve(path)).POST(HttpRequest.BodyPublishers.noBody()));
    }

    private static String answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() == 200 ? response.body() : "status " + response.statusCode();
    }

    /** What it has written so far. */
    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
