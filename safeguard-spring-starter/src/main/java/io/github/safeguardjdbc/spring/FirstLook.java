package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.SafeguardConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool as the guard sees it: on the first connection that anybody asks for, one query tells what the server allows. No
 * connection is opened for that, so an application that starts without its database still does.
 */
final class FirstLook extends DelegatingDataSource {
    private static final Logger log = LoggerFactory.getLogger(FirstLook.class);

    /** A server that does not answer such a query will not the next time. */
    private static final int LOOKS = 3;

    private final String beanName;
    private final SafeguardConfig config;
    private final AtomicInteger looksLeft = new AtomicInteger(LOOKS);
    private volatile @Nullable Findings findings;

    FirstLook(String beanName, DataSource pool, SafeguardConfig config) {
        super(pool);
        this.beanName = beanName;
        this.config = config;
    }

    Optional<Findings> findings() {
        return Optional.ofNullable(findings);
    }

    @Override
    public Connection getConnection() throws SQLException {
        return look(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return look(super.getConnection(username, password));
    }

    /** A pool may not be willing to look into itself. */
    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        DataSource pool = obtainTargetDataSource();
        return type.isInstance(pool) ? type.cast(pool) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        DataSource pool = obtainTargetDataSource();
        return type.isInstance(pool) || pool.isWrapperFor(type);
    }

    private Connection look(Connection connection) {
        int left = looksLeft.get();
        if (left > 0 && looksLeft.compareAndSet(left, 0)) {
            try {
                Findings.of(connection, obtainTargetDataSource(), config).ifPresent(this::tell);
            } catch (SQLException | RuntimeException e) {
                log.info("The limits of data source '{}' are not known yet: {}", beanName, e.getMessage());
                log.debug("The query for them failed", e);
                looksLeft.set(left - 1);
            }
        }
        return connection;
    }

    private void tell(Findings found) {
        findings = found;
        log.info("Data source '{}' is guarded: {}", beanName, found.summary(config));
        found.warnings().forEach(warning -> log.warn("Data source '{}': {}", beanName, warning));
    }
}
