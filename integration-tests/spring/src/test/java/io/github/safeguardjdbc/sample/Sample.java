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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The running sample application, with a database of its own on a server whose limit is 256 KiB. */
final class Sample implements AutoCloseable {
    static final int LIMIT = 256 * 1024;

    private final MySqlServer server;
    private final String database;
    private final ConfigurableApplicationContext context;

    private Sample(MySqlServer server, String database, ConfigurableApplicationContext context) {
        this.server = server;
        this.database = database;
        this.context = context;
    }

    /** Starts it with further properties as {@code name=value}. */
    static Sample start(String... properties) throws SQLException {
        return start(server(), properties);
    }

    /** Starts it on one of the servers of {@link #server(MySqlVersion)}. */
    static Sample start(MySqlServer server, String... properties) throws SQLException {
        return start(
                server, new SpringApplicationBuilder(SampleApplication.class).properties(Tracer.noneBut()), properties);
    }

    /** Starts it with one who traces, and {@link TracedStatements}. */
    static Sample traced(Tracer tracer, String... properties) throws SQLException {
        return start(
                server(),
                new SpringApplicationBuilder(SampleApplication.class, TracedStatements.class)
                        .properties(
                                Tracer.noneBut(tracer),
                                "otel.traces.exporter=none",
                                "otel.metrics.exporter=none",
                                "otel.logs.exporter=none"),
                properties);
    }

    private static Sample start(MySqlServer server, SpringApplicationBuilder application, String... properties)
            throws SQLException {
        String database = server.createDatabase();
        List<String> arguments = new ArrayList<>();
        arguments.add("--spring.datasource.url=" + server.url(database));
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new Sample(
                server,
                database,
                application.properties("spring.liquibase.enabled=false").run(arguments.toArray(String[]::new)));
    }

    /** The newest that can be had. */
    static MySqlServer server() {
        List<MySqlVersion> versions = MySqlServers.available();
        return server(versions.get(versions.size() - 1));
    }

    static MySqlServer server(MySqlVersion version) {
        return SharedServers.withLimit(version, LIMIT);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Ends all its sessions, as a server does that finds them idle too long. */
    void killSessions() throws SQLException {
        killSessions(server, database);
    }

    /** Ends all sessions of a database. */
    static void killSessions(MySqlServer server, String database) throws SQLException {
        String sessions = "SELECT id FROM information_schema.processlist WHERE db = '" + database + "'";
        try (Connection admin = server.connect("");
                Statement statement = admin.createStatement()) {
            List<Long> killed = numbers(statement, sessions);
            for (long id : killed) {
                statement.execute("KILL " + id);
            }
            // The pool opens new ones meanwhile.
            while (!Collections.disjoint(killed, numbers(statement, sessions))) {
                Thread.onSpinWait();
            }
        }
    }

    private static List<Long> numbers(Statement statement, String query) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                numbers.add(result.getLong(1));
            }
        }
        return numbers;
    }

    /** The body of an actuator endpoint, read over HTTP. */
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
