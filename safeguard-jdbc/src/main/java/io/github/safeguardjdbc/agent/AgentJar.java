package io.github.safeguardjdbc.agent;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** The jar that the agent is in. */
final class AgentJar {
    private AgentJar() {}

    /** Where the agent's classes are, a jar or a folder. */
    static URL location() {
        return AgentJar.class.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Its path; null if the agent's classes are in a folder, or in a jar within another. */
    static @Nullable Path path() throws URISyntaxException {
        URL location = location();
        if (!location.getProtocol().equals("file")) {
            return null;
        }
        Path path = Path.of(location.toURI());
        return Files.isRegularFile(path) ? path : null;
    }

    /** Whether the agent is in its own jar, and not unpacked into one of an application. */
    static boolean isGenuine() throws IOException, URISyntaxException {
        Path path = path();
        if (path == null) {
            return false;
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            Manifest manifest = jar.getManifest();
            return manifest != null
                    && SafeguardAgent.class
                            .getName()
                            .equals(manifest.getMainAttributes().getValue("Premain-Class"))
                    && Main.class.getName().equals(manifest.getMainAttributes().getValue("Main-Class"));
        }
    }

    /** Whether this JVM runs nothing but {@link Main}, by {@code java -jar}. */
    static boolean isAlone() throws IOException, URISyntaxException {
        Path path = path();
        String classPath = System.getProperty("java.class.path", "");
        return path != null
                && !classPath.isEmpty()
                && Files.exists(Path.of(classPath))
                && Files.isSameFile(path, Path.of(classPath));
    }
}
