package io.github.safeguardjdbc.agent;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The copies of safeguard in this JVM, one for each Connector/J. A copy hangs on its driver's class and on nothing else, so that
 * both go when an application is undeployed. Thread-safe.
 */
final class Guests {
    private static final String CONNECTION = DriverLoader.CONNECTION.replace('.', '/');

    /** The class of a guarded connection, whose name outside of our own copies means that an application guards some itself. */
    private static final String GUARDED = "io/github/safeguardjdbc/connection/SafeguardConnection";

    private static final String GUEST = "io.github.safeguardjdbc.agent.guest.Guest";

    private final Properties settings;
    private final Calls calls;
    private volatile boolean besideSafeguard;
    private final List<DriverLoader> drivers = new CopyOnWriteArrayList<>();
    private final ClassValue<BiFunction<Connection, Object[], Connection>> copies = new ClassValue<>() {
        @Override
        protected BiFunction<Connection, Object[], Connection> computeValue(Class<?> driver) {
            try {
                return load(driver.getClassLoader());
            } catch (ReflectiveOperationException | LinkageError e) {
                AgentLog.failed("Connections of " + driver.getClassLoader() + " are not guarded", e);
                return (connection, origin) -> connection;
            }
        }
    };

    Guests(Properties settings, Calls calls) {
        this.settings = settings;
        this.calls = calls;
    }

    /**
     * Takes note of the class loaders that have Connector/J, and of safeguard in an application.
     *
     * @param name of a class, as in its class file
     */
    void loaded(String name, ClassLoader loader) {
        if (name.equals(CONNECTION)) {
            driverIn(loader);
        } else if (name.equals(GUARDED)) {
            besideSafeguard = true;
        }
    }

    /** Whether an application guards connections itself. */
    boolean areBesideSafeguard() {
        return besideSafeguard;
    }

    private void driverIn(ClassLoader loader) {
        drivers.removeIf(known -> known.isGoneOr(loader));
        drivers.add(new DriverLoader(loader));
    }

    /** The copy beside the Connector/J that a connection is of; null if it is of another driver. */
    @Nullable BiFunction<Connection, Object[], Connection> of(Connection connection) throws SQLException {
        for (DriverLoader driver : drivers) {
            Class<?> type = driver.connection();
            if (type != null && (type.isInstance(connection) || connection.isWrapperFor(type))) {
                return copies.get(type);
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // It is our own class, by its name.
    private BiFunction<Connection, Object[], Connection> load(ClassLoader driver) throws ReflectiveOperationException {
        UnaryOperator<Callable<Connection>> quiet = calls::quiet;
        try {
            return Class.forName(GUEST, true, new GuestLoader(driver))
                    .asSubclass(BiFunction.class)
                    .getConstructor(Properties.class, UnaryOperator.class)
                    .newInstance(settings, quiet);
        } catch (InvocationTargetException e) {
            throw new LinkageError(String.valueOf(e.getCause()), e);
        }
    }
}
