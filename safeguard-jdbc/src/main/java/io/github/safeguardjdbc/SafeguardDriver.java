package io.github.safeguardjdbc;

import io.github.safeguardjdbc.driver.ConnectorJ;
import io.github.safeguardjdbc.event.EventLog;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.liveness.ConnectionSource;
import io.github.safeguardjdbc.liveness.DriverConnections;
import io.github.safeguardjdbc.metrics.MBeanRegistration;
import io.github.safeguardjdbc.metrics.SafeguardCounters;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The driver for {@code jdbc:safeguard:mysql://host/database?safeguard.batchRewrite=all&connectTimeout=5000}: guarded
 * connections of MySQL Connector/J. Any of its URLs can follow {@code jdbc:safeguard:}, as in {@code mysql+srv:},
 * {@code mysql:replication:} and {@code mysql:loadbalance:}. Safe for any number of threads.
 *
 * <p>The settings of {@link SafeguardConfig} are parameters of the URL or properties, with {@code safeguard.} before their
 * name; everything else reaches Connector/J as it is, with {@code trackSessionState=true} where it says nothing of that. All
 * connections count together, in JMX as {@code io.github.safeguardjdbc:type=DataSource,name=driver} from the first one on, until
 * the driver is deregistered.
 * Listeners need a {@link SafeguardDataSource}.
 */
public final class SafeguardDriver implements Driver {
    private static final Version VERSION =
            Version.of(SafeguardDriver.class.getPackage().getImplementationVersion());

    static {
        try {
            DriverManager.registerDriver(new SafeguardDriver(), () -> Shared.REGISTRATION.close());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final DriverSource source;
    private final ConnectionGuard.Factory guards;

    /** For the service loader and for pools that are given the class's name. */
    public SafeguardDriver() {
        this(ConnectorJ::driver, ConnectionGuard::of);
    }

    SafeguardDriver(DriverSource source, ConnectionGuard.Factory guards) {
        this.source = source;
        this.guards = guards;
    }

    /** The driver behind: Connector/J, or a test's. */
    @FunctionalInterface
    interface DriverSource {
        Driver driver() throws SQLException;
    }

    /** What all connections share; made with the first of them. */
    private static final class Shared {
        static final SafeguardCounters COUNTERS = new SafeguardCounters();
        static final List<SafeguardListener> LISTENERS = List.of(COUNTERS, new EventLog());
        static final MBeanRegistration REGISTRATION = MBeanRegistration.register(LISTENERS, COUNTERS, "driver");
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(DriverUrl.PREFIX);
    }

    /**
     * Connects through Connector/J.
     *
     * @return the guarded connection, or null if the URL does not begin with {@code jdbc:safeguard:}
     * @throws SQLException with SQLState 01S00, as Connector/J has it, for a setting that does not exist or a value that it
     *     does not take; with 08001 if Connector/J is missing or the URL behind the prefix is not one of its own; and whatever
     *     Connector/J throws
     */
    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        DriverUrl parts = DriverUrl.parse(url, info);
        if (parts == null) {
            return null;
        }
        SafeguardConfig config = config(parts.settings());
        if (config.enabled() && config.mode() == Mode.ENFORCE) {
            SessionTracking.negotiate(parts.target(), parts.properties());
        }
        ConnectionSource connections = new DriverConnections(source.driver(), parts.target(), parts.properties());
        if (!config.enabled()) {
            return connections.open();
        }
        EventPublisher events = new EventPublisher(config.progressInterval(), Shared.LISTENERS);
        return guards.guardFor(config, events).open(connections);
    }

    private static SafeguardConfig config(Properties settings) throws SQLException {
        try {
            return SafeguardConfig.from(settings);
        } catch (IllegalArgumentException e) {
            throw new SQLNonTransientConnectionException(e.getMessage(), "01S00", e);
        }
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, @Nullable Properties info) throws SQLException {
        DriverUrl parts = DriverUrl.parse(url, info);
        if (parts == null) {
            return new DriverPropertyInfo[0];
        }
        Stream<DriverPropertyInfo> ours = Settings.ALL.stream().map(setting -> propertyInfo(setting, parts.settings()));
        Stream<DriverPropertyInfo> drivers =
                Stream.of(source.driver().getPropertyInfo(parts.target(), parts.properties()));
        return Stream.concat(ours, drivers).toArray(DriverPropertyInfo[]::new);
    }

    private static DriverPropertyInfo propertyInfo(Setting setting, Properties settings) {
        String byDefault = setting.reader().apply(SafeguardConfig.defaults());
        DriverPropertyInfo info = new DriverPropertyInfo(setting.key(), settings.getProperty(setting.key(), byDefault));
        info.description = setting.description() + " Takes " + setting.takes() + "; default " + byDefault + ".";
        info.choices = setting.choices().isEmpty() ? null : setting.choices().toArray(String[]::new);
        return info;
    }

    @Override
    public int getMajorVersion() {
        return VERSION.major();
    }

    @Override
    public int getMinorVersion() {
        return VERSION.minor();
    }

    /** As Connector/J: false, because MySQL does not support all of SQL-92's entry level. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    /** @throws SQLFeatureNotSupportedException always: safeguard logs with SLF4J */
    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("safeguard logs with SLF4J, below io.github.safeguardjdbc");
    }
}
