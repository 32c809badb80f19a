package io.github.safeguardjdbc.spring;

import static java.util.Objects.requireNonNull;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardListener;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;

/**
 * Puts the guard in front of each {@code DataSource} bean that is one of MySQL.
 *
 * <p>Its order places it next to the pool, below everything else that is known to wrap data sources: the lazy connections of
 * Spring Boot 4.1 (order 0, so that looking at a connection does not fetch it before it is needed), OpenTelemetry and the
 * decorators for p6spy and datasource-proxy (20 above the lowest precedence) and datasource-micrometer (not ordered, hence last).
 * Those see one statement of the application where safeguard sends several.
 */
final class DataSourceGuard implements BeanPostProcessor, BeanFactoryAware, Ordered {
    static final int ORDER = -100;

    private final ObjectProvider<SafeguardProperties> properties;
    private final ObjectProvider<GuardedDataSources> guarded;
    private final ObjectProvider<SafeguardListener> listeners;
    private final PoolRegistration pools;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private @Nullable ScopedTargets scopedTargets;

    DataSourceGuard(
            ObjectProvider<SafeguardProperties> properties,
            ObjectProvider<GuardedDataSources> guarded,
            ObjectProvider<SafeguardListener> listeners,
            PoolRegistration pools) {
        this.properties = properties;
        this.guarded = guarded;
        this.listeners = listeners;
        this.pools = pools;
    }

    /** Not injected: whoever looks for it among the beans makes some of them, before there is a guard. */
    @Override
    public void setBeanFactory(BeanFactory beans) {
        scopedTargets = new ScopedTargets((ConfigurableListableBeanFactory) beans);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String beanName) {
        if (!(bean instanceof DataSource dataSource)) {
            return bean;
        }
        seen.add(beanName);
        if (requireNonNull(scopedTargets).mustStay(beanName)) {
            return bean;
        }
        String name = ScopedTargets.publicName(beanName);
        SafeguardProperties settings = properties.getObject();
        if (!Candidates.contains(dataSource, name, settings.getExclude())) {
            return bean;
        }
        SafeguardConfig config = settings.configOf(name);
        return config.enabled() ? guard(dataSource, name, config) : bean;
    }

    /** Whether a data source has come by, guarded since or not. */
    boolean hasSeen(String beanName) {
        return seen.contains(beanName);
    }

    private DataSource guard(DataSource pool, String beanName, SafeguardConfig config) {
        List<SafeguardListener> heard = listeners.orderedStream().toList();
        GuardedDataSource dataSource = new GuardedDataSource(beanName, pool, config, heard, pools.areInJmx());
        pools.prepare(pool, beanName);
        guarded.getObject().add(dataSource);
        return dataSource;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }
}
