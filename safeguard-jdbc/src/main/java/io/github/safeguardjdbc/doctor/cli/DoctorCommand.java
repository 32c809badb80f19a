package io.github.safeguardjdbc.doctor.cli;

import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.SafeguardDoctor;
import io.github.safeguardjdbc.doctor.render.Format;
import io.github.safeguardjdbc.doctor.survey.PoolSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Examines what a URL names. */
@Command(
        name = "doctor",
        description = "Examines servers, pool and driver settings against each other.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = 64,
        exitCodeOnExecutionException = 70,
        footer = "Exit status: 0 fine, 1 findings, 2 no connection, 64 wrong arguments.")
final class DoctorCommand implements Callable<Integer> {
    /** The variable from which MySQL's own clients take a password. */
    private static final String PASSWORD_VARIABLE = "MYSQL_PWD";

    private static final Pattern WITH_PASSWORD = Pattern.compile("//[^/?]*:[^/?@]*@");

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "<jdbc-url>",
            description = "jdbc:mysql:… or jdbc:safeguard:…;" + " may be left out if the pool's file has one.")
    private @Nullable String url;

    @Option(names = "--user", description = "The user, if it is not in the URL.")
    private @Nullable String user;

    @Option(
            names = "--password-prompt",
            interactive = true,
            prompt = "Password: ",
            arity = "0",
            description =
                    "Asks for the password. Without it the environment variable MYSQL_PWD is taken, if it is set.")
    private char @Nullable [] password;

    @Option(names = "--format", defaultValue = "TEXT", description = "text, json or html.")
    private Format format = Format.TEXT;

    @Option(names = "--pool", paramLabel = "<file>", description = "A properties file for HikariCP, or of Spring Boot.")
    private @Nullable Path pool;

    @Option(names = "--schema", description = "A database whose columns for large values are looked at.")
    private @Nullable String schema;

    @Option(
            names = "--proxy-idle",
            paramLabel = "<seconds>",
            description = "How long something in between lets a connection be idle.")
    private long proxyIdle;

    @Option(
            names = "--probe",
            description = "Tries how large a packet comes through. Failed attempts count at the server.")
    private boolean probe;

    @Override
    public Integer call() throws IOException {
        Properties poolFile = poolFile();
        String target = target(poolFile);
        SafeguardDoctor.Builder doctor =
                SafeguardDoctor.of(target, credentials(target, poolFile)).probe(probe);
        if (pool != null) {
            doctor.pool(PoolSettings.from(poolFile));
        }
        if (schema != null) {
            doctor.schema(schema);
        }
        if (proxyIdle > 0) {
            doctor.proxyIdleLimit(Duration.ofSeconds(proxyIdle));
        }
        Report report = doctor.examine();
        spec().commandLine().getOut().print(format.render(report));
        spec().commandLine().getOut().flush();
        return report.status().exitStatus();
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec, "picocli sets it");
    }

    private Properties poolFile() throws IOException {
        Properties properties = new Properties();
        if (pool != null) {
            try (Reader reader = Files.newBufferedReader(pool)) {
                properties.load(reader);
            }
        }
        return properties;
    }

    private String target(Properties poolFile) {
        if (url != null) {
            return url;
        }
        String ofPool = PoolSettings.text(poolFile, "jdbcUrl");
        String ofSpring = poolFile.getProperty("spring.datasource.url", "");
        if (ofPool.isEmpty() && ofSpring.isEmpty()) {
            throw new ParameterException(
                    spec().commandLine(), "A JDBC URL is needed, here or as jdbcUrl in the pool's file");
        }
        return ofPool.isEmpty() ? ofSpring : ofPool;
    }

    /** What is not in the URL: of the command, else of the pool's file, else of the environment. */
    private Properties credentials(String target, Properties poolFile) {
        Properties credentials = new Properties();
        for (String key : poolFile.stringPropertyNames()) {
            if (key.startsWith("dataSource.")) {
                credentials.setProperty(key.substring("dataSource.".length()), poolFile.getProperty(key));
            }
        }
        put(credentials, "user", user != null ? user : PoolSettings.text(poolFile, "username"));
        String ofPool = PoolSettings.text(poolFile, "password");
        // A property would win over the URL.
        boolean inUrl =
                target.contains("password=") || WITH_PASSWORD.matcher(target).find();
        String ofEnvironment = inUrl ? "" : System.getenv().getOrDefault(PASSWORD_VARIABLE, "");
        put(
                credentials,
                "password",
                password != null ? new String(password) : ofPool.isEmpty() ? ofEnvironment : ofPool);
        return credentials;
    }

    private static void put(Properties properties, String name, String value) {
        if (!value.isEmpty()) {
            properties.setProperty(name, value);
        }
    }
}
