package io.github.safeguardjdbc.spring;

import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Once all beans are there, looks for settings that name none of them, and for data sources that came before the guard. */
final class DataSourcesCheck implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(DataSourcesCheck.class);

    private final SafeguardProperties properties;
    private final DataSourceGuard guard;
    private final ConfigurableListableBeanFactory beans;

    DataSourcesCheck(SafeguardProperties properties, DataSourceGuard guard, ConfigurableListableBeanFactory beans) {
        this.properties = properties;
        this.guard = guard;
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> known = Set.of(beans.getBeanNamesForType(DataSource.class, true, false));
        warn("safeguard.datasource.", properties.getDatasource().keySet(), known);
        warn("safeguard.exclude=", properties.getExclude(), known);
        known.forEach(this::warnIfTooEarly);
    }

    private static void warn(String prefix, Set<String> names, Set<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                log.warn("{}{} names no DataSource bean; there are {}", prefix, name, new TreeSet<>(known));
            }
        }
    }

    private void warnIfTooEarly(String name) {
        if (!guard.hasSeen(name)
                && beans.getSingleton(name) instanceof DataSource dataSource
                && Candidates.contains(dataSource, name, properties.getExclude())
                && properties.configOf(name).enabled()) {
            log.warn(
                    "Data source '{}' is not guarded: it was made before there was a guard, mostly because a BeanPostProcessor"
                            + " needs it; give that an ObjectProvider<DataSource>, or wrap the data source with"
                            + " SafeguardDataSource.wrap",
                    name);
        }
    }
}
