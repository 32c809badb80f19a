package io.github.safeguardjdbc.testing.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.Driver;
import com.zaxxer.hikari.HikariConfig;
import io.github.safeguardjdbc.SafeguardDriver;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;

/** An application that is a module, in a JVM of its own with nothing on the class path. */
class ModulePathIT {

    private static final String MODULE = """
            module probe {
                requires io.github.safeguardjdbc;
                requires java.sql;
                // Our module is automatic, so that it brings other automatic modules along, but not this one.
                requires org.slf4j;
                uses java.sql.Driver;
            }
            """;

    private static final String MAIN = """
            package probe;

            import io.github.safeguardjdbc.SafeguardConfig;
            import io.github.safeguardjdbc.SafeguardDataSource;
            import io.github.safeguardjdbc.SafeguardDriver;
            import java.sql.Driver;
            import java.sql.DriverManager;
            import java.sql.SQLException;
            import java.util.ServiceLoader;

            public final class Main {
                public static void main(String[] arguments) throws Exception {
                    Module module = SafeguardDriver.class.getModule();
                    System.out.println("module " + module.getName() + " named " + module.isNamed());
                    for (Driver driver : ServiceLoader.load(Driver.class)) {
                        System.out.println("service " + driver.getClass().getName());
                    }
                    Driver found = DriverManager.getDriver(arguments[0]);
                    System.out.println("url " + found.getClass().getName());
                    System.out.println("weaver " + module.getPackages().contains("io.github.safeguardjdbc.build"));
                    try {
                        DriverManager.getConnection(arguments[0]);
                    } catch (SQLException e) {
                        System.out.println("refused " + e.getSQLState());
                    }
                    System.out.println("config " + SafeguardConfig.defaults().enabled());
                    System.out.println("source " + SafeguardDataSource.class.getModule().getName());
                }
            }
            """;

    @TempDir
    private Path folder;

    private List<Path> modulePath;

    @BeforeEach
    void compileTheApplication() throws IOException {
        modulePath = new ArrayList<>(Stream.of(SafeguardDriver.class, Driver.class, Logger.class)
                .map(PackagedJar::of)
                .toList());
        Path sources = Files.createDirectories(folder.resolve("src/probe"));
        Files.writeString(folder.resolve("src/module-info.java"), MODULE);
        Files.writeString(sources.resolve("Main.java"), MAIN);
        Path classes = folder.resolve("classes");
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-p",
                        joined(modulePath),
                        "-d",
                        classes.toString(),
                        folder.resolve("src/module-info.java").toString(),
                        sources.resolve("Main.java").toString());
        assertThat(status).as("status of the compiler").isZero();
        modulePath.add(classes);
    }

    private static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private List<String> java(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-p", joined(modulePath)));
        command.addAll(List.of(options));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output);
        assertThat(process.exitValue()).as("%s", lines).isZero();
        return lines;
    }

    /** Of a port on which nobody listens. */
    private static String urlOfNobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return "jdbc:safeguard:mysql://127.0.0.1:" + free.getLocalPort() + "/db";
        }
    }

    @Test
    void theJarIsAModuleThatProvidesADriver() throws Exception {
        assertThat(java("--describe-module", "io.github.safeguardjdbc"))
                .anyMatch(line -> line.startsWith("io.github.safeguardjdbc@") && line.endsWith(" automatic"))
                .contains("provides java.sql.Driver with io.github.safeguardjdbc.SafeguardDriver")
                .contains("contains io.github.safeguardjdbc.connection")
                .noneMatch(line -> line.contains("safeguardjdbc.build"));
    }

    @Test
    void anApplicationThatIsAModuleFindsTheDriver() throws Exception {
        assertThat(java("-m", "probe/probe.Main", urlOfNobody()))
                .contains(
                        "module io.github.safeguardjdbc named true",
                        "service io.github.safeguardjdbc.SafeguardDriver",
                        "service com.mysql.cj.jdbc.Driver",
                        "url io.github.safeguardjdbc.SafeguardDriver",
                        "weaver false",
                        "refused 08S01",
                        "config true",
                        "source io.github.safeguardjdbc");
    }

    @Test
    void noPackageOfOursIsAlsoHikaris() throws Exception {
        modulePath.add(PackagedJar.of(HikariConfig.class));

        assertThat(java("--add-modules", "com.zaxxer.hikari", "-m", "probe/probe.Main", urlOfNobody()))
                .contains("module io.github.safeguardjdbc named true");
    }
}
