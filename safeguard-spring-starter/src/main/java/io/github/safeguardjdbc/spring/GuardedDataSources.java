package io.github.safeguardjdbc.spring;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The guarded data sources of an application context. Thread-safe. */
final class GuardedDataSources implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(GuardedDataSources.class);

    private final Map<String, GuardedDataSource> byName = new LinkedHashMap<>();
    private final List<Consumer<GuardedDataSource>> observers = new ArrayList<>();

    /** Takes a data source in; one of the same name was that of an earlier instance of the bean. */
    synchronized void add(GuardedDataSource dataSource) {
        release(byName.put(dataSource.beanName(), dataSource));
        observers.forEach(observer -> observer.accept(dataSource));
    }

    /** Calls back for each that there is, and for each that will be. */
    synchronized void forEach(Consumer<GuardedDataSource> observer) {
        byName.values().forEach(observer);
        observers.add(observer);
    }

    synchronized List<GuardedDataSource> all() {
        return List.copyOf(byName.values());
    }

    synchronized @Nullable GuardedDataSource named(String beanName) {
        return byName.get(beanName);
    }

    @Override
    public synchronized void close() {
        byName.values().forEach(GuardedDataSources::release);
        byName.clear();
        observers.clear();
    }

    private static void release(@Nullable GuardedDataSource dataSource) {
        if (dataSource != null) {
            try {
                dataSource.release();
            } catch (SQLException e) {
                log.warn("The counters of data source '{}' stay in JMX", dataSource.beanName(), e);
            }
        }
    }
}
