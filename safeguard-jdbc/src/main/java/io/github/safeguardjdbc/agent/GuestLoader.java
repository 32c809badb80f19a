package io.github.safeguardjdbc.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads safeguard beside an application's Connector/J: what it needs comes from there, what it is from the agent's jar. SLF4J is
 * the application's where the driver's loader sees one, else ours, which writes to {@code java.util.logging}.
 */
final class GuestLoader extends ClassLoader {
    private static final String OURS = "io.github.safeguardjdbc.";
    private static final String OUR_RESOURCES = "io/github/safeguardjdbc/";
    private static final String PICOCLI = "picocli.";
    private static final String SLF4J = "org.slf4j.";
    private static final String SLF4J_PROVIDERS = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";

    /** Where they are in the jar of the agent: out of reach of the class path. */
    private static final String CARRIED = "carried/";

    private static final String CARRIED_LOGGING = "carried-logging/";

    static {
        registerAsParallelCapable();
    }

    private final boolean bringsLogging;

    GuestLoader(ClassLoader driver) {
        super("safeguard-jdbc", driver);
        bringsLogging = driver.getResource("org/slf4j/LoggerFactory.class") == null;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        String folder = folder(name);
        if (folder == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name, folder + name.replace('.', '/') + ".class");
        }
    }

    /** Where a class is that does not come from the driver's loader. */
    private @Nullable String folder(String className) {
        if (className.startsWith(OURS) || className.startsWith(PICOCLI)) {
            return CARRIED;
        }
        return bringsLogging && className.startsWith(SLF4J) ? CARRIED_LOGGING : null;
    }

    private Class<?> define(String name, String path) throws ClassNotFoundException {
        try (InputStream in = GuestLoader.class.getResourceAsStream("/" + path)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] classFile = in.readAllBytes();
            return defineClass(name, classFile, 0, classFile.length, GuestLoader.class.getProtectionDomain());
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        URL carried = carried(name);
        return carried == null ? super.getResources(name) : Collections.enumeration(List.of(carried));
    }

    @Override
    public @Nullable URL getResource(String name) {
        URL carried = carried(name);
        return carried == null ? super.getResource(name) : carried;
    }

    private @Nullable URL carried(String resource) {
        if (resource.startsWith(OUR_RESOURCES)) {
            return GuestLoader.class.getResource("/" + CARRIED + resource);
        }
        boolean logging = bringsLogging && resource.equals(SLF4J_PROVIDERS);
        return logging ? GuestLoader.class.getResource("/" + CARRIED_LOGGING + resource) : null;
    }
}
