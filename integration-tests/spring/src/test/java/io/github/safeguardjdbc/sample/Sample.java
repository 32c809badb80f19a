package io.github.safeguardjdbc.sample;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The running sample application, with a database of its own. */
final class Sample implements AutoCloseable {
    /** The {@code max_allowed_packet} of its servers: 256 KiB. */
    static final int LIMIT = 256 * 1024;

    private final ConfigurableApplicationContext context;

    private Sample(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it with further properties as {@code name=value}. */
    static Sample start(String... properties) throws SQLException {
        return startOn(server(), properties);
    }

    static Sample startOn(MySqlServer server, String... properties) throws SQLException {
        List<String> arguments = new ArrayList<>();
        arguments.add("--spring.datasource.url=" + server.url(server.createDatabase()));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new Sample(new SpringApplicationBuilder(SampleApplication.class).run(arguments.toArray(String[]::new)));
    }

    /** The newest server that can be had. */
    static MySqlServer server(String... options) {
        List<MySqlVersion> versions = MySqlServers.available();
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--max-allowed-packet=" + LIMIT);
        return SharedServers.get(versions.get(versions.size() - 1), all.toArray(String[]::new));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    /** The body of an actuator endpoint. */
    String actuator(String path) throws IOException, InterruptedException {
        String port = context.getEnvironment().getProperty("local.server.port");
        URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/" + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() {
        context.close();
    }
}
