package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.SafeguardListener;
import io.github.safeguardjdbc.doctor.Glance;
import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.SafeguardDoctor;
import io.github.safeguardjdbc.metrics.SafeguardMXBean;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The guarded form of a {@code DataSource} bean. To Spring it is one of its own delegating data sources, so that whatever looks
 * for the pool behind it finds it.
 *
 * <p>It cannot be closed: the pool stays the bean's business, and what finds something to close on a bean, such as the rebinding of
 * configuration properties, would close the pool.
 */
final class GuardedDataSource extends DelegatingDataSource {
    private final String beanName;
    private final SafeguardDataSource guarded;
    private final FirstLook firstLook;
    private final RecentEvents recentEvents = new RecentEvents();
    private final PayloadShares payloadShares = new PayloadShares(this::limit);
    private final Examination examination = new Examination(() -> SafeguardDoctor.examine(this), System::nanoTime);

    /**
     * Puts a guard before a pool.
     *
     * @param beanName the name of its bean, and in JMX
     * @param inJmx whether its counters are in JMX
     */
    GuardedDataSource(
            String beanName,
            DataSource pool,
            SafeguardConfig config,
            List<SafeguardListener> listeners,
            boolean inJmx) {
        super(pool);
        this.beanName = beanName;
        this.firstLook = new FirstLook(beanName, pool, config);
        SafeguardDataSource.Builder builder = SafeguardDataSource.builder(firstLook)
                .config(config)
                .name(beanName)
                .listener(recentEvents)
                .listener(payloadShares);
        listeners.forEach(builder::listener);
        this.guarded = (inJmx ? builder : builder.withoutJmx()).build();
    }

    String beanName() {
        return beanName;
    }

    SafeguardConfig config() {
        return guarded.config();
    }

    SafeguardMXBean counters() {
        return guarded.metrics();
    }

    RecentEvents recentEvents() {
        return recentEvents;
    }

    PayloadShares payloadShares() {
        return payloadShares;
    }

    private OptionalLong limit() {
        return glance().stream().mapToLong(seen -> seen.limit().usablePayload()).findAny();
    }

    /** What the first connection showed; empty before there was one. */
    Optional<Glance> glance() {
        return firstLook.glance();
    }

    /** What the doctor says, or has said a short while ago; may wait for a connection. */
    Report examine() {
        return examination.report();
    }

    /** Takes the counters out of JMX; the pool stays open. */
    void release() throws SQLException {
        guarded.close();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return guarded.getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return guarded.getConnection(username, password);
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() throws SQLException {
        return guarded.createConnectionBuilder();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Asked for a {@code DataSource} it answers with the pool: that is how Spring Boot looks for the one at the bottom, to
     * derive another from its settings.
     */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type == DataSource.class) {
            return type.cast(obtainTargetDataSource());
        }
        return type.isInstance(this) ? type.cast(this) : guarded.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || guarded.isWrapperFor(type);
    }

    @Override
    public String toString() {
        return "Guarded " + getTargetDataSource();
    }
}
