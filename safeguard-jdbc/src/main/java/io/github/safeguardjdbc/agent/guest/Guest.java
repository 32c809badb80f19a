package io.github.safeguardjdbc.agent.guest;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.connection.Guard;
import io.github.safeguardjdbc.event.EventLog;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.liveness.ConnectionSource;
import io.github.safeguardjdbc.liveness.DriverConnections;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.WeakHashMap;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Guards the connections of one Connector/J. The other half knows it as a function of a connection, and of who has handed it
 * out with what arguments. Thread-safe.
 */
public final class Guest implements BiFunction<Connection, Object[], Connection> {
    private final SafeguardConfig config;
    private final EventPublisher events;
    private final UnaryOperator<Callable<Connection>> quiet;

    /** A data source and its guard, which does not refer back to it, end together. */
    private final Map<DataSource, Guard> guards = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * @param settings by their full names
     * @param quiet makes of a call one whose connection the agent does not guard
     * @throws IllegalArgumentException as {@link SafeguardConfig#from}
     */
    public Guest(Properties settings, UnaryOperator<Callable<Connection>> quiet) {
        this.config = SafeguardConfig.from(settings);
        this.events = new EventPublisher(config.progressInterval(), List.of(new EventLog()));
        this.quiet = quiet;
    }

    /**
     * The guarded connection.
     *
     * @param connection as it was handed out
     * @param origin the data source or driver, and the arguments that its method was given
     */
    @Override
    public Connection apply(Connection connection, Object[] origin) {
        try {
            if (origin[0] instanceof Driver driver) {
                DriverConnections source =
                        new DriverConnections(driver, (String) origin[1], copy((Properties) origin[2]));
                return newGuard().guard(connection, source);
            }
            DataSource dataSource = (DataSource) origin[0];
            return guards.computeIfAbsent(dataSource, any -> newGuard()).guard(connection, source(dataSource, origin));
        } catch (SQLException e) {
            throw new IllegalStateException("The connection cannot be guarded: " + e.getMessage(), e);
        }
    }

    private Guard newGuard() {
        return new Guard(config, events);
    }

    private static Properties copy(@Nullable Properties info) {
        Properties copy = new Properties();
        if (info != null) {
            info.stringPropertyNames().forEach(name -> copy.setProperty(name, info.getProperty(name)));
        }
        return copy;
    }

    private ConnectionSource source(DataSource dataSource, Object[] origin) {
        Callable<Connection> again = quiet.apply(
                origin.length == 1
                        ? dataSource::getConnection
                        : () -> dataSource.getConnection((String) origin[1], (String) origin[2]));
        return () -> {
            try {
                return again.call();
            } catch (SQLException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new SQLException(e);
            }
        };
    }
}
