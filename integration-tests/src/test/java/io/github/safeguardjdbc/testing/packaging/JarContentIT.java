package io.github.safeguardjdbc.testing.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.SafeguardDriver;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JarContentIT {

    private static final int JAVA_17 = 61;

    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(PackagedJar.ofSafeguard().toFile());
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    private List<JarEntry> classes() {
        return jar.stream().filter(entry -> entry.getName().endsWith(".class")).toList();
    }

    @Test
    void holdsOurClassesButNotTheWeaver() {
        assertThat(classes())
                .extracting(JarEntry::getName)
                .contains("io/github/safeguardjdbc/connection/SafeguardConnection.class")
                .allMatch(name -> name.startsWith("io/github/safeguardjdbc/"))
                .noneMatch(name -> name.startsWith("io/github/safeguardjdbc/build/"));
    }

    @Test
    void isForJava17() throws IOException {
        for (JarEntry entry : classes()) {
            try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
                in.readInt();
                in.readUnsignedShort();
                assertThat(in.readUnsignedShort()).as(entry.getName()).isEqualTo(JAVA_17);
            }
        }
    }

    @Test
    void namesItsModuleItsVersionAndItsDriver() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();

        assertThat(manifest.getValue("Automatic-Module-Name")).isEqualTo("io.github.safeguardjdbc");
        assertThat(manifest.getValue("Implementation-Version")).isNotBlank();
        byte[] services = jar.getInputStream(jar.getEntry("META-INF/services/java.sql.Driver"))
                .readAllBytes();
        assertThat(new String(services, StandardCharsets.UTF_8).strip()).isEqualTo(SafeguardDriver.class.getName());
    }
}
