package io.github.safeguardjdbc.testing.agent;

import io.github.safeguardjdbc.SafeguardDriver;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a JVM is to run.
 *
 * @param options of the JVM
 * @param call a class and its arguments
 * @param environment variables besides ours
 * @param errorsInOutput whether its error stream is its output too, and not ours
 */
record Program(List<String> options, List<String> call, Map<String, String> environment, boolean errorsInOutput) {
    private static final String DRIVER = "mysql-connector-j";
    private static final String LOGGER = "logback";

    /** On the class path of an application: pools and the current driver, nothing of safeguard. */
    static Program of(Class<?> main, String... arguments) {
        return of(applicationClassPath() + File.pathSeparator + driver(), main, arguments);
    }

    static Program of(String classPath, Class<?> main, String... arguments) {
        return new Program(List.of("-cp", classPath), List.of(main.getName()), Map.of(), false).and(arguments);
    }

    /** An executable jar. */
    static Program of(Path jar, String... arguments) {
        return new Program(List.of(), List.of("-jar", jar.toString()), Map.of(), false).and(arguments);
    }

    Program with(String... furtherOptions) {
        return new Program(joined(options, furtherOptions), call, environment, errorsInOutput);
    }

    Program and(String... furtherArguments) {
        return new Program(options, joined(call, furtherArguments), environment, errorsInOutput);
    }

    Program withEnvironment(String name, String value) {
        Map<String, String> all = new HashMap<>(environment);
        all.put(name, value);
        return new Program(options, call, all, errorsInOutput);
    }

    Program withErrorsInOutput() {
        return new Program(options, call, environment, true);
    }

    private static List<String> joined(List<String> list, String... further) {
        return Stream.concat(list.stream(), Stream.of(further)).toList();
    }

    List<String> arguments() {
        List<String> all = new ArrayList<>(options);
        all.addAll(call);
        return all;
    }

    /** Tests and pools; without safeguard, a driver, or a logger that would write between lines. */
    static String applicationClassPath() {
        return testClassPath() + File.pathSeparator + new File("target/pools").getAbsolutePath() + File.separator + "*";
    }

    /** The same with no pool but HikariCP. */
    static String testClassPath() {
        return ownClassPath()
                .filter(entry -> !entry.contains("safeguard-jdbc" + File.separator + "target"))
                .filter(entry -> !entry.contains(LOGGER))
                .filter(entry -> !entry.contains(DRIVER))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The jars of a logger, for an application that has one. */
    static String logback() {
        return ownClassPath().filter(entry -> entry.contains(LOGGER)).collect(Collectors.joining(File.pathSeparator));
    }

    /** The jar of the current Connector/J. */
    static String driver() {
        return ownClassPath()
                .filter(entry -> entry.contains(DRIVER))
                .findFirst()
                .orElseThrow();
    }

    /** The jar of an older Connector/J. */
    static String driver(String version) {
        return new File("target/drivers/" + DRIVER + "-" + version + ".jar").getAbsolutePath();
    }

    /** The jar of safeguard for applications that know of it. */
    static Path safeguard() {
        try {
            return Path.of(SafeguardDriver.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** The agent's jar, beside the plain one; there from the phase {@code package} on. */
    static Path agent() {
        String name = safeguard().getFileName().toString();
        Path agent = safeguard().resolveSibling(name.replaceFirst("\\.jar$", "-agent.jar"));
        if (!name.endsWith(".jar") || !Files.isRegularFile(agent)) {
            throw new AssertionError(agent + " is missing: run the build to its phase verify");
        }
        return agent;
    }

    private static Stream<String> ownClassPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    }
}
