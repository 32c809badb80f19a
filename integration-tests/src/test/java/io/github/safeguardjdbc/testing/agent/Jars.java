package io.github.safeguardjdbc.testing.agent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes jars. */
final class Jars {
    private Jars() {}

    /** Of an agent whose class is on the class path: its manifest. */
    static Path ofAgent(Class<?> agent, Path folder) throws IOException {
        Path jar = folder.resolve("agent.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest(agent.getName()))) {
            out.finish();
        }
        return jar;
    }

    /** Of an application and our agent, as tools make them that put all jars into one. */
    static Path ofApplicationAndAgent(Class<?> application, Path folder) throws IOException {
        Path jar = folder.resolve("application.jar");
        try (JarFile agent = new JarFile(Program.agent().toFile())) {
            Manifest manifest = manifest(agent.getManifest().getMainAttributes().getValue("Premain-Class"));
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, application.getName());
            manifest.getMainAttributes()
                    .put(
                            Attributes.Name.CLASS_PATH,
                            Stream.of(Program.testClassPath(), Program.driver())
                                    .flatMap(path -> Stream.of(path.split(File.pathSeparator, -1)))
                                    .map(entry -> new File(entry).toURI().toString())
                                    .collect(Collectors.joining(" ")));
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
                for (JarEntry entry : Collections.list(agent.entries())) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new JarEntry(entry.getName()));
                        agent.getInputStream(entry).transferTo(out);
                    }
                }
            }
        }
        return jar;
    }

    private static Manifest manifest(String agent) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", agent);
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        return manifest;
    }
}
