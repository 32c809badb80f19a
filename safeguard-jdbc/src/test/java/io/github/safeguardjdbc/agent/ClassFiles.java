package io.github.safeguardjdbc.agent;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Where the class files of the tests are. */
final class ClassFiles {
    private ClassFiles() {}

    static byte[] of(Class<?> type) throws IOException {
        String file = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream(file))) {
            return in.readAllBytes();
        }
    }
}
