package io.github.safeguardjdbc.testing.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An agent that, behind another one, sees what that has made of the classes of pool and driver: it writes the names of those that
 * are not as they are in their jars when the JVM ends.
 */
public final class ChangedClasses implements ClassFileTransformer {
    private final Map<String, byte[]> loaded = new ConcurrentHashMap<>();

    private ChangedClasses() {}

    public static void premain(String argument, Instrumentation instrumentation) {
        ChangedClasses changed = new ChangedClasses();
        // In the order of the agents on the command line, as theirs are of this kind too.
        instrumentation.addTransformer(changed, true);
        Runtime.getRuntime().addShutdownHook(new Thread(changed::print));
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        if (name != null && (name.startsWith("com/mysql/") || name.startsWith("com/zaxxer/"))) {
            loaded.put(name, classFile);
        }
        return null;
    }

    private void print() {
        System.out.println(loaded.size() > 100 ? "classes seen" : "too few: " + loaded.keySet());
        loaded.forEach((name, classFile) -> {
            try (InputStream original = ClassLoader.getSystemResourceAsStream(name + ".class")) {
                if (!Arrays.equals(original.readAllBytes(), classFile)) {
                    System.out.println("changed " + name);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
