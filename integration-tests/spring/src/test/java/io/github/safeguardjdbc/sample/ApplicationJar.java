package io.github.safeguardjdbc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.SafeguardDriver;
import io.github.safeguardjdbc.spring.SafeguardAutoConfiguration;
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

/** The sample application's executable jar, which has nothing of safeguard in it, in a JVM of its own. */
final class ApplicationJar implements AutoCloseable {
    /** Names the jar, where the build makes one. */
    static final String PROPERTY = "safeguard.test.applicationJar";

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private final Jdk jdk;
    private final Process process;
    private final Path log;
    private final URI address;

    private ApplicationJar(Jdk jdk, Process process, Path log, URI address) {
        this.jdk = jdk;
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /** Starts it on a database, with further options of the JVM, and waits until it serves. */
    static ApplicationJar start(Jdk jdk, Path log, String url, String... options) throws Exception {
        return start(jdk, log, url, List.of(options), List.of("-jar", System.getProperty(PROPERTY)));
    }

    /** The same, with our starter added. */
    static ApplicationJar startWithStarter(Jdk jdk, Path log, String url, String... options) throws Exception {
        String added = jarOf(SafeguardAutoConfiguration.class) + "," + jarOf(SafeguardDriver.class);
        return start(
                jdk,
                log,
                url,
                List.of(options),
                List.of(
                        "-Dloader.path=" + added,
                        "-cp",
                        System.getProperty(PROPERTY),
                        "org.springframework.boot.loader.launch.PropertiesLauncher"));
    }

    private static ApplicationJar start(Jdk jdk, Path log, String url, List<String> options, List<String> program)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(
                jdk.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Else HikariCP tests what it has not handed out for half a second, which a busy machine lets pass.
                "-Dcom.zaxxer.hikari.aliveBypassWindowMs=60000"));
        command.addAll(options);
        command.addAll(program);
        command.add("--spring.datasource.url=" + url);
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
        return new ApplicationJar(jdk, process, log, URI.create("http://127.0.0.1:" + port.group(1) + "/"));
    }

    /** The agent's jar, beside that of safeguard. */
    static Path agent() throws URISyntaxException {
        Path plain = jarOf(SafeguardDriver.class);
        return plain.resolveSibling(plain.getFileName().toString().replaceFirst("\\.jar$", "-agent.jar"));
    }

    private static Path jarOf(Class<?> type) throws URISyntaxException {
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
