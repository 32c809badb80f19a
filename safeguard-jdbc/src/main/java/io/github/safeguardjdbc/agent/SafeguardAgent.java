package io.github.safeguardjdbc.agent;

import java.lang.instrument.Instrumentation;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The agent's entry points. Whatever fails is reported once, and the application runs on without us.
 */
public final class SafeguardAgent {
    private static final AtomicBoolean STARTED = new AtomicBoolean();

    private SafeguardAgent() {}

    /** Called by the JVM before the application's {@code main}, for {@code -javaagent}. */
    public static void premain(@Nullable String argument, Instrumentation instrumentation) {
        start(argument, instrumentation);
    }

    /** Called by the JVM when the agent is loaded into it while it runs. */
    public static void agentmain(@Nullable String argument, Instrumentation instrumentation) {
        start(argument, instrumentation);
    }

    private static void start(@Nullable String argument, Instrumentation instrumentation) {
        try {
            if (!STARTED.compareAndSet(false, true)) {
                return;
            }
            if (!AgentJar.isGenuine()) {
                AgentLog.warn("Not started: the agent has to be a jar of its own, and its classes are in "
                        + AgentJar.location().getPath());
                return;
            }
            if (AgentJar.isAlone()) {
                return;
            }
            Properties settings =
                    AgentSettings.of(argument == null ? "" : argument, System.getProperties(), System.getenv());
            if (AgentSettings.enabled(settings)) {
                install(instrumentation, settings);
            }
        } catch (Throwable e) { // The application must not notice.
            AgentLog.failed("Not started: connections are not guarded", e);
        }
    }

    private static void install(Instrumentation instrumentation, Properties settings)
            throws ReflectiveOperationException {
        Calls calls = new Calls();
        Guests guests = new Guests(settings, calls);
        HandOut handOut = new HandOut(guests, calls);
        SeamClass.define(instrumentation, handOut::begins, handOut::ends);
        instrumentation.addTransformer(new SeamTransformer(guests), true);
        Set<Class<?>> before = new LinkedHashSet<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            ClassLoader loader = loaded.getClassLoader();
            if (loader != null) {
                guests.loaded(loaded.getName().replace('.', '/'), loader);
            }
            if (loader != null && Candidates.handsOut(loaded)) {
                addWithSuperclasses(before, loaded);
            }
        }
        for (Class<?> loaded : before) {
            if (instrumentation.isModifiableClass(loaded)) {
                retransform(instrumentation, loaded);
            }
        }
    }

    private static void addWithSuperclasses(Set<Class<?>> classes, Class<?> type) {
        for (Class<?> each = type; each != null && each.getClassLoader() != null; each = each.getSuperclass()) {
            classes.add(each);
        }
    }

    private static void retransform(Instrumentation instrumentation, Class<?> loaded) {
        try {
            instrumentation.retransformClasses(loaded);
        } catch (Exception | LinkageError e) {
            AgentLog.failed("Connections of " + loaded.getName() + " are not guarded: it could not be changed", e);
        }
    }
}
