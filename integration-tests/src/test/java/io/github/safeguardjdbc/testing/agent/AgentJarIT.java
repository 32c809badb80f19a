package io.github.safeguardjdbc.testing.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What the agent's jar adds to the class path of an application. */
class AgentJarIT {
    private static List<String> files() throws IOException {
        try (JarFile jar = new JarFile(Program.agent().toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .toList();
        }
    }

    @Test
    void nothingButTheAgentAndWhatItHasRelocated() throws IOException {
        assertThat(files())
                .contains("io/github/safeguardjdbc/agent/bytebuddy/jar/asm/ClassReader.class")
                .filteredOn(name -> !name.startsWith("carried"))
                .allMatch(name -> name.startsWith("io/github/safeguardjdbc/agent/")
                        || name.matches("META-INF/(MANIFEST\\.MF|LICENSE|NOTICE|licenses/.*)"));
    }

    @Test
    void andInFoldersOfItsOwnSafeguardAndASpareSlf4jButNoDriver() throws IOException {
        assertThat(files())
                .filteredOn(name -> name.startsWith("carried"))
                .contains(
                        "carried/io/github/safeguardjdbc/connection/SafeguardConnection.class",
                        "carried-logging/org/slf4j/jul/JULServiceProvider.class")
                .allMatch(name -> name.matches("carried/(io/github/safeguardjdbc|picocli)/.*|carried-logging/.*"))
                .noneMatch(name -> name.startsWith("carried/io/github/safeguardjdbc/build/"));
    }
}
