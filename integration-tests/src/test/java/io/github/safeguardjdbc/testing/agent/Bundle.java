package io.github.safeguardjdbc.testing.agent;

import java.net.URL;
import java.util.Map;

/**
 * The loader of an OSGi bundle: it knows its own classes, those of {@code java.*}, and those of packages that it imports, each
 * from the loader that it is wired to. It has no parent.
 */
final class Bundle extends ApplicationLoader {
    private final Map<String, ClassLoader> imports;

    Bundle(URL content, Map<String, ClassLoader> imports) {
        super(new URL[] {content}, null);
        this.imports = imports;
    }

    @Override
    Class<?> firstLoad(String name) throws ClassNotFoundException {
        ClassLoader exporter = name.startsWith("java.")
                ? ClassLoader.getPlatformClassLoader()
                : imports.get(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
        return exporter == null ? findClass(name) : exporter.loadClass(name);
    }
}
