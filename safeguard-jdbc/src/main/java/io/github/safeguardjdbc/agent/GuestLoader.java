package io.github.safeguardjdbc.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Loads safeguard beside an application's Connector/J: what it needs comes from there, what it is from the agent's jar. SLF4J is
 * the application's where the driver's loader sees one, else ours, which writes to {@code java.util.logging}.
 */
final class GuestLoader extends ClassLoader {
    private static final String OURS = "io.github.safeguardjdbc.";
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
        String carried =
                name.startsWith(OURS) ? CARRIED : bringsLogging && name.startsWith(SLF4J) ? CARRIED_LOGGING : null;
        if (carried == null) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name, carried + name.replace('.', '/') + ".class");
        }
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
        boolean ours = bringsLogging && name.equals(SLF4J_PROVIDERS);
        return ours
                ? GuestLoader.class.getClassLoader().getResources(CARRIED_LOGGING + name)
                : super.getResources(name);
    }

    @Override
    public @Nullable URL getResource(String name) {
        boolean ours = bringsLogging && name.equals(SLF4J_PROVIDERS);
        return ours ? GuestLoader.class.getResource("/" + CARRIED_LOGGING + name) : super.getResource(name);
    }
}
