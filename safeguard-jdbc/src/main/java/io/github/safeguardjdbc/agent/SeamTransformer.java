package io.github.safeguardjdbc.agent;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/** Writes the seam into the classes that hand out connections, as they are loaded or retransformed. */
final class SeamTransformer implements ClassFileTransformer {
    private static final String OURS = "io/github/safeguardjdbc/agent/";
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private final Guests guests;

    SeamTransformer(Guests guests) {
        this.guests = guests;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> loaded,
            ProtectionDomain domain,
            byte[] classFile) {
        try {
            // Nothing may come before this that has a class of ours loaded: it would be loaded within its own loading.
            if (name == null
                    || loader == null
                    || loader == PLATFORM
                    || name.startsWith(OURS)
                    || loader instanceof GuestLoader) {
                return null;
            }
            guests.loaded(name, loader);
            return Candidates.includes(name, classFile) ? withSeam(loader, loaded, classFile) : null;
        } catch (Throwable e) { // The class is loaded as it is.
            AgentLog.failed("Connections of " + name + " are not guarded: it could not be changed", e);
            return null;
        }
    }

    private static byte @Nullable [] withSeam(ClassLoader loader, @Nullable Class<?> loaded, byte[] classFile)
            throws IOException {
        ClassReader type = new ClassReader(classFile);
        SeamMethods.Declared methods = SeamMethods.Declared.in(type);
        boolean handsOut = methods.any()
                && (loaded == null
                        ? Candidates.handsOut(type, methods, loader)
                        : Candidates.handsOut(type, methods, loaded));
        return handsOut ? SeamMethods.withSeam(type) : null;
    }
}
