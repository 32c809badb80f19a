package io.github.safeguardjdbc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.jdk.Jdk;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;

/** The whole sample as Spring prepares it for a native image: with the code that it generates ahead of time, and no other. */
@Tag("proof")
class AheadOfTimeIT {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    @TempDir
    private Path folder;

    @Test
    void isGuarded() throws Exception {
        String url =
                "--spring.datasource.url=" + Sample.server().url(Sample.server().createDatabase());
        String[] arguments = {url, "--" + Tracer.noneBut(), "--spring.liquibase.enabled=false"};
        process(arguments);
        compile();

        try (SampleProcess application = start(arguments)) {
            assertThat(application.log()).contains("Starting AOT-processed SampleApplication");
            assertThat(application.post("journal?sizes=10,300000,20,30")).isEqualTo("4");
            assertThat(application.post("prices?count=30000")).isEqualTo("30000");
            assertThat(application.post("documents?name=large&size=20000000")).isEqualTo("20000000");
            assertThat(application.get("actuator/safeguard")).contains("\"rewritten.rows\"");
        }
    }

    private void process(String... arguments) throws Exception {
        Path classes = folder.resolve("classes");
        List<String> all = new ArrayList<>(List.of(SampleApplication.class.getName()));
        all.addAll(List.of(folder.resolve("sources").toString(), classes.toString(), classes.toString()));
        all.addAll(List.of("group", "sample"));
        all.addAll(List.of(arguments));
        SpringApplicationAotProcessor.main(all.toArray(String[]::new));
    }

    private void compile() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(folder.resolve("sources"))) {
            List<Path> generated =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options = List.of(
                    "-proc:none",
                    "-nowarn",
                    "-cp",
                    classPath(),
                    "-d",
                    folder.resolve("classes").toString());
            assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(generated))
                            .call())
                    .isTrue();
        }
    }

    private SampleProcess start(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("-Dspring.aot.enabled=true", "-cp", classPath()));
        all.addAll(List.of(SampleApplication.class.getName(), "--logging.level.root=info"));
        all.addAll(List.of(arguments));
        return SampleProcess.start(Jdk.current(), folder.resolve("log"), all);
    }

    private String classPath() {
        return folder.resolve("classes") + File.pathSeparator + CLASS_PATH;
    }
}
