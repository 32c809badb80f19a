package io.github.safeguardjdbc.testing.packaging;

import io.github.safeguardjdbc.SafeguardDriver;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Jars of this build's class path. */
final class PackagedJar {
    private PackagedJar() {}

    /** Our own jar; Maven has it on the class path from the phase {@code package} on, before it the classes only. */
    static Path ofSafeguard() {
        return of(SafeguardDriver.class);
    }

    /** The jar that a class was loaded from. */
    static Path of(Class<?> type) {
        try {
            Path jar = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (!Files.isRegularFile(jar)) {
                throw new AssertionError(jar + " is no jar: run the build to its phase verify");
            }
            return jar;
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
