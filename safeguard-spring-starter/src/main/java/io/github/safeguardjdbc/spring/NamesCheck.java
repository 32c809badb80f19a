package io.github.safeguardjdbc.spring;

import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Once all beans are there, looks for settings that name none of them. */
final class NamesCheck implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(NamesCheck.class);

    private final SafeguardProperties properties;
    private final ConfigurableListableBeanFactory beans;

    NamesCheck(SafeguardProperties properties, ConfigurableListableBeanFactory beans) {
        this.properties = properties;
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Set<String> known = Set.of(beans.getBeanNamesForType(DataSource.class, true, false));
        warn("safeguard.datasource.", properties.getDatasource().keySet(), known);
        warn("safeguard.exclude=", properties.getExclude(), known);
    }

    private static void warn(String prefix, Set<String> names, Set<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                log.warn("{}{} names no DataSource bean; there are {}", prefix, name, new TreeSet<>(known));
            }
        }
    }
}
