package io.github.safeguardjdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.event.EventLog;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.metrics.MBeanRegistration;
import io.github.safeguardjdbc.metrics.SafeguardCounters;
import io.github.safeguardjdbc.metrics.SafeguardMXBean;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source whose connections are guarded, in front of one whose connections are not, such as a pool. Safe for any number
 * of threads.
 *
 * <p>What it counts is in {@link #metrics} and in JMX as {@code io.github.safeguardjdbc:type=DataSource,name=<name>}.
 */
public final class SafeguardDataSource implements DataSource, AutoCloseable {
    private final DataSource delegate;
    private final SafeguardConfig config;
    private final ConnectionGuard guard;
    private final SafeguardCounters counters;
    private final @Nullable MBeanRegistration registration;

    private SafeguardDataSource(Builder builder, ConnectionGuard.Factory guards) {
        delegate = builder.delegate;
        config = builder.config;
        counters = new SafeguardCounters();
        List<SafeguardListener> listeners = new ArrayList<>(List.of(counters, new EventLog()));
        listeners.addAll(builder.listeners);
        EventPublisher events = new EventPublisher(config.progressInterval(), listeners);
        guard = config.enabled() ? guards.guardFor(config, events) : (connection, source) -> connection;
        // The publisher lives as long as this data source or a connection that counts.
        boolean registers = config.enabled() && builder.inJmx;
        registration = registers ? MBeanRegistration.register(events, counters, builder.name) : null;
    }

    /**
     * Guards a data source with the default settings. One that is guarded already is returned as it is.
     *
     * @see #builder
     */
    public static DataSource wrap(DataSource dataSource) {
        return isGuarded(dataSource) ? dataSource : builder(dataSource).build();
    }

    /**
     * Guards a data source with settings and listeners to choose. Do not give it one that is guarded already.
     *
     * @see #wrap
     */
    public static Builder builder(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /**
     * Starts a HikariCP pool and guards it with the default settings; closing the result closes the pool. It is named after
     * the pool. It tells the pool which errors of size cost a connection, with {@link SafeguardExceptionOverride}, unless the
     * configuration has an override of its own. For other settings give the pool to {@link #builder}.
     *
     * @param hikariConfig the pool's configuration
     * @param <C> {@link HikariConfig}. It is a type variable because the method is then declared with {@code Object}, and
     *     frameworks can reflect on this class where there is no HikariCP.
     */
    @SuppressWarnings("ExtendsObject") // It decides the erasure.
    public static <C extends Object & HikariConfigMXBean> SafeguardDataSource hikari(C hikariConfig) {
        return Hikari.guarded(hikariConfig);
    }

    /** Apart, so that the outer class loads without HikariCP. */
    private static final class Hikari {
        static SafeguardDataSource guarded(HikariConfigMXBean hikariConfig) {
            HikariConfig config = new HikariConfig();
            ((HikariConfig) hikariConfig).copyStateTo(config);
            if (config.getExceptionOverrideClassName() == null && config.getExceptionOverride() == null) {
                config.setExceptionOverrideClassName(SafeguardExceptionOverride.class.getName());
            }
            if (config.getJdbcUrl() != null && config.getJdbcUrl().startsWith("jdbc:mysql:")) {
                SessionTracking.negotiate(config.getJdbcUrl(), config.getDataSourceProperties());
            }
            HikariDataSource pool = new HikariDataSource(config);
            return builder(pool).name(pool.getPoolName()).build();
        }
    }

    private static boolean isGuarded(DataSource dataSource) {
        try {
            return dataSource instanceof SafeguardDataSource || dataSource.isWrapperFor(SafeguardDataSource.class);
        } catch (SQLException | RuntimeException cannotSay) {
            // A proxy that has no target yet, for one.
            return false;
        }
    }

    /** The settings in force. */
    public SafeguardConfig config() {
        return config;
    }

    /** What the connections of this data source have done so far; live, and readable after closing. */
    public SafeguardMXBean metrics() {
        return counters;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return guard.open(delegate::getConnection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return guard.open(() -> delegate.getConnection(user, password));
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() throws SQLException {
        return new GuardedConnectionBuilder(delegate.createConnectionBuilder(), guard);
    }

    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() throws SQLException {
        return delegate.createShardingKeyBuilder();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return delegate.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        delegate.setLogWriter(out);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return delegate.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        delegate.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return delegate.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        return type.isInstance(delegate) ? type.cast(delegate) : delegate.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || type.isInstance(delegate) || delegate.isWrapperFor(type);
    }

    /**
     * Takes the counters out of JMX and closes the data source behind, if it can be closed.
     *
     * @throws SQLException what closing that one threw, as the cause where it is of another checked type
     */
    @Override
    public void close() throws SQLException {
        if (registration != null) {
            registration.close();
        }
        if (delegate instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (SQLException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                if (e instanceof InterruptedException) {
                    Thread.currentThread().interrupt();
                }
                throw new SQLException("The data source behind safeguard failed to close: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public String toString() {
        return "SafeguardDataSource of " + delegate;
    }

    /** Collects what a guarded data source is made of; not for use by two threads at once. */
    public static final class Builder {
        private final DataSource delegate;
        private final List<SafeguardListener> listeners = new ArrayList<>();
        private SafeguardConfig config = SafeguardConfig.defaults();
        private String name = "safeguard";
        private boolean inJmx = true;

        private Builder(DataSource delegate) {
            this.delegate = delegate;
        }

        /** Sets the settings; without it they are {@link SafeguardConfig#defaults}. */
        public Builder config(SafeguardConfig value) {
            config = value;
            return this;
        }

        /** Adds a listener; they are called in the order of addition. */
        public Builder listener(SafeguardListener listener) {
            listeners.add(listener);
            return this;
        }

        /** Sets the name in JMX, {@code safeguard} by default; a number is added where it is taken. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** Leaves JMX alone, whose server takes its time to start where nothing else uses it. */
        public Builder withoutJmx() {
            inJmx = false;
            return this;
        }

        /** The guarded data source. */
        public SafeguardDataSource build() {
            return build(ConnectionGuard::of);
        }

        SafeguardDataSource build(ConnectionGuard.Factory guards) {
            return new SafeguardDataSource(this, guards);
        }
    }
}
