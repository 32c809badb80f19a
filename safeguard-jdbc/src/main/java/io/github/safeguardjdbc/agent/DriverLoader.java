package io.github.safeguardjdbc.agent;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** A class loader that has Connector/J, and the interface of its connections. Keeps neither from going. Thread-safe. */
final class DriverLoader {
    /** The interface of every connection of Connector/J. */
    static final String CONNECTION = "com.mysql.cj.jdbc.JdbcConnection";

    private final WeakReference<ClassLoader> loader;

    /** Empty until the first connection: when a class is about to be loaded, nobody may ask for it. */
    private volatile WeakReference<@Nullable Class<?>> connection = new WeakReference<>(null);

    DriverLoader(ClassLoader loader) {
        this.loader = new WeakReference<>(loader);
    }

    /** Whether it is that one, or gone. */
    boolean isGoneOr(ClassLoader other) {
        return loader.refersTo(null) || loader.refersTo(other);
    }

    /** The interface of its connections; null if it is gone. */
    @Nullable Class<?> connection() {
        Class<?> known = connection.get();
        if (known != null) {
            return known;
        }
        ClassLoader present = loader.get();
        try {
            Class<?> found = present == null ? null : Class.forName(CONNECTION, false, present);
            connection = new WeakReference<>(found);
            return found;
        } catch (ClassNotFoundException | LinkageError undeployed) {
            return null;
        }
    }
}
