package io.github.safeguardjdbc.agent;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.sql.Connection;
import java.util.Properties;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Writes the advice into the methods that hand out connections, as their classes are loaded or retransformed. */
final class SeamTransformer implements ClassFileTransformer {
    private static final String OURS = "io/github/safeguardjdbc/agent/";
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private static final ElementMatcher.Junction<MethodDescription> OF_AN_OBJECT =
            not(isStatic().or(isAbstract()));

    private static final ElementMatcher<MethodDescription> HANDS_OUT = OF_AN_OBJECT
            .and(returns(Connection.class))
            .and(named("getConnection")
                    .and(takesArguments(0).or(takesArguments(String.class, String.class)))
                    .or(named("connect").and(takesArguments(String.class, Properties.class))));

    private static final ElementMatcher<MethodDescription> HANDS_OUT_OTHERS =
            OF_AN_OBJECT.and(namedOneOf("getPooledConnection", "getXAConnection"));

    private final Guests guests;
    private final Advice handOut;
    private final Advice quiet;

    SeamTransformer(SeamClass seam, Guests guests) {
        this.guests = guests;
        Advice.WithCustomMapping mapping = Advice.withCustomMapping()
                .bind(Seam.Enter.class, seam.enter())
                .bind(Seam.Leave.class, seam.leave())
                .bind(Seam.Guard.class, seam.guard());
        ClassFileLocator ours = ClassFileLocator.ForClassLoader.of(SeamTransformer.class.getClassLoader());
        this.handOut = mapping.to(HandOutAdvice.class, ours);
        this.quiet = mapping.to(QuietAdvice.class, ours);
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
            if (name.replace('/', '.').equals(Guests.CONNECTION)) {
                guests.driverIn(loader);
            }
            return Candidates.includes(name, classFile)
                    ? rewritten(loader, name.replace('/', '.'), loaded, classFile)
                    : null;
        } catch (Throwable e) { // The class is loaded as it is.
            AgentLog.failed("Connections of " + name + " are not guarded: it could not be changed", e);
            return null;
        }
    }

    private byte @Nullable [] rewritten(ClassLoader loader, String name, @Nullable Class<?> loaded, byte[] classFile) {
        ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(name, classFile), ClassFileLocator.ForClassLoader.of(loader));
        TypeDescription type = TypePool.Default.of(locator).describe(name).resolve();
        if (loaded == null ? !Candidates.handsOut(type) : !Candidates.handsOut(loaded)) {
            return null;
        }
        return new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .with(Implementation.Context.Disabled.Factory.INSTANCE)
                .redefine(type, locator)
                .visit(handOut.on(HANDS_OUT))
                .visit(quiet.on(HANDS_OUT_OTHERS))
                .make()
                .getBytes();
    }
}
