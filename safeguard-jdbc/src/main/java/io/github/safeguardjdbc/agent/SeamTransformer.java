package io.github.safeguardjdbc.agent;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.sql.Connection;
import java.util.Properties;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeInitializer;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.Implementation.Context.FrameGeneration;
import net.bytebuddy.implementation.auxiliary.AuxiliaryType;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Writes the advice into the methods that hand out connections, as their classes are loaded or retransformed. */
final class SeamTransformer implements ClassFileTransformer {
    private static final String OURS = "io/github/safeguardjdbc/agent/";
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private static final ElementMatcher.Junction<MethodDescription> OF_AN_OBJECT =
            not(isStatic().or(isAbstract()));

    private static final ElementMatcher.Junction<MethodDescription> HANDS_OUT = OF_AN_OBJECT
            .and(returns(Connection.class))
            .and(named("getConnection")
                    .and(takesArguments(0).or(takesArguments(String.class, String.class)))
                    .or(named("connect").and(takesArguments(String.class, Properties.class))));

    private static final ElementMatcher.Junction<MethodDescription> HANDS_OUT_OTHERS =
            OF_AN_OBJECT.and(namedOneOf("getPooledConnection", "getXAConnection"));

    private final Guests guests;
    private final AsmVisitorWrapper.ForDeclaredMethods handOut;
    private final AsmVisitorWrapper.ForDeclaredMethods quiet;

    SeamTransformer(SeamClass seam, Guests guests) {
        this.guests = guests;
        Advice.WithCustomMapping mapping = Advice.withCustomMapping()
                .bind(Seam.Enter.class, seam.enter())
                .bind(Seam.Leave.class, seam.leave())
                .bind(Seam.Guard.class, seam.guard());
        ClassFileLocator ours = ClassFileLocator.ForClassLoader.of(SeamTransformer.class.getClassLoader());
        this.handOut = mapping.to(HandOutAdvice.class, ours).on(HANDS_OUT);
        this.quiet = mapping.to(QuietAdvice.class, ours).on(HANDS_OUT_OTHERS);
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
                    || name.startsWith(OURS)
                    || loader == null
                    || loader == PLATFORM
                    || loader instanceof GuestLoader) {
                return null;
            }
            String className = name.replace('/', '.');
            guests.loaded(className, loader);
            return Candidates.includes(name, classFile) ? rewritten(loader, className, loaded, classFile) : null;
        } catch (Throwable e) { // The class is loaded as it is.
            AgentLog.failed("Connections of " + name + " are not guarded: it could not be changed", e);
            return null;
        }
    }

    private byte @Nullable [] rewritten(ClassLoader loader, String name, @Nullable Class<?> loaded, byte[] classFile)
            throws IOException {
        // A loader need not show the class files of the JDK, as those of OSGi bundles do not.
        ClassFileLocator files = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(name, classFile),
                ClassFileLocator.ForClassLoader.of(loader),
                ClassFileLocator.ForClassLoader.of(PLATFORM));
        TypePool types = TypePool.Default.of(files);
        TypeDescription type = types.describe(name).resolve();
        if (type.getDeclaredMethods().filter(HANDS_OUT.or(HANDS_OUT_OTHERS)).isEmpty()
                || !(loaded == null
                        ? Candidates.handsOut(type, classFile, files)
                        : Candidates.handsOut(loaded, type))) {
            return null;
        }
        ClassReader reader = OpenedClassReader.of(classFile);
        // Made of the reader, it copies what the advice leaves alone.
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(advised(advised(writer, type, types, handOut), type, types, quiet), 0);
        return writer.toByteArray();
    }

    /** Unlike Byte Buddy's own way to change a class, this one knows the methods that the compiler adds for other result types. */
    private static ClassVisitor advised(
            ClassVisitor next, TypeDescription type, TypePool types, AsmVisitorWrapper.ForDeclaredMethods advice) {
        ClassFileVersion version = type.getClassFileVersion();
        Implementation.Context context = Implementation.Context.Disabled.Factory.INSTANCE.make(
                type,
                new AuxiliaryType.NamingStrategy.SuffixingRandom("safeguard"),
                TypeInitializer.None.INSTANCE,
                version,
                version,
                version.isAtLeast(ClassFileVersion.JAVA_V6) ? FrameGeneration.GENERATE : FrameGeneration.DISABLED);
        return advice.wrap(type, next, context, types, type.getDeclaredFields(), type.getDeclaredMethods(), 0, 0);
    }
}
