package io.github.safeguardjdbc.testing.agent;

import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/** The loader of an application in a server or framework, which decides itself whom it asks for a class. */
abstract class ApplicationLoader extends URLClassLoader {
    ApplicationLoader(URL[] content, @Nullable ClassLoader parent) {
        super(content, parent);
    }

    @Override
    protected final Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : firstLoad(name);
        }
    }

    /** Loads a class that this loader has not been asked for yet, or that another one has loaded. */
    abstract Class<?> firstLoad(String name) throws ClassNotFoundException;
}
