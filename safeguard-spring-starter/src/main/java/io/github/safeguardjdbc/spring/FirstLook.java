package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.doctor.Glance;
import io.github.safeguardjdbc.doctor.check.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
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
    private volatile @Nullable Glance glance;

    FirstLook(String beanName, DataSource pool, SafeguardConfig config) {
        super(pool);
        this.beanName = beanName;
        this.config = config;
    }

    Optional<Glance> glance() {
        return Optional.ofNullable(glance);
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
                Glance.of(connection, obtainTargetDataSource(), config).ifPresent(this::tell);
            } catch (SQLException | RuntimeException e) {
                log.info("The limits of data source '{}' are not known yet: {}", beanName, e.getMessage());
                log.debug("The query for them failed", e);
                looksLeft.set(left - 1);
            }
        }
        return connection;
    }

    private void tell(Glance seen) {
        glance = seen;
        log.info("Data source '{}' is guarded: {}", beanName, summary(seen));
        seen.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .forEach(finding -> log.warn("Data source '{}': {}", beanName, FindingText.of(finding)));
    }

    /** The limit, and the settings that are not the default. */
    private String summary(Glance seen) {
        Map<String, String> settings = config.toMap();
        Map<String, String> defaults = SafeguardConfig.defaults().toMap();
        String changed = settings.entrySet().stream()
                .filter(setting -> !setting.getValue().equals(defaults.get(setting.getKey())))
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "MySQL %s takes packets up to %,d bytes (max_allowed_packet is %,d); mode %s, batches %s, idle connections are asked after %s%s",
                seen.version(),
                seen.limit().usablePayload(),
                seen.maxAllowedPacket(),
                settings.get("safeguard.mode"),
                settings.get("safeguard.batchRewrite"),
                settings.get("safeguard.idlePingAfter"),
                changed.isEmpty() ? "" : " (" + changed + ")");
    }
}
