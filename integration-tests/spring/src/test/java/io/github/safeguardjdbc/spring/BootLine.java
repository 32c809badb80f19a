package io.github.safeguardjdbc.spring;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.ClassUtils;

/** The line of Spring Boot on the class path, and what is called differently in it. */
enum BootLine {
    BOOT_3(
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.jdbc.DataSourcePoolMetricsAutoConfiguration",
            "org.springframework.boot.test.autoconfigure.jdbc.TestDatabaseAutoConfiguration",
            "org.springframework.boot.actuate.health.HealthIndicator"),
    BOOT_4(
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration",
            "org.springframework.boot.jdbc.test.autoconfigure.TestDatabaseAutoConfiguration",
            "org.springframework.boot.health.contributor.HealthIndicator");

    private final String dataSource;
    private final String poolMetrics;
    private final String testDatabase;
    private final String healthIndicator;

    BootLine(String dataSource, String poolMetrics, String testDatabase, String healthIndicator) {
        this.dataSource = dataSource;
        this.poolMetrics = poolMetrics;
        this.testDatabase = testDatabase;
        this.healthIndicator = healthIndicator;
    }

    static BootLine current() {
        return ClassUtils.isPresent(BOOT_4.dataSource, null) ? BOOT_4 : BOOT_3;
    }

    static Class<?> healthIndicator() {
        return load(current().healthIndicator);
    }

    static AutoConfigurations testDatabase() {
        return AutoConfigurations.of(load(current().testDatabase));
    }

    static AutoConfigurations poolMetrics() {
        return AutoConfigurations.of(load(current().poolMetrics));
    }

    /** With the starter, and a Hikari pool of MySQL that never connects. */
    static ApplicationContextRunner mySql() {
        return withStarter()
                .withConfiguration(AutoConfigurations.of(load(current().dataSource)))
                .withPropertyValues("spring.datasource.url=jdbc:mysql://127.0.0.1:1/nowhere");
    }

    /** With the starter, and no data source of Spring Boot's own. */
    static ApplicationContextRunner withStarter() {
        List<Class<?>> all = new ArrayList<>(List.of(
                SafeguardAutoConfiguration.class,
                SafeguardEndpointAutoConfiguration.class,
                SafeguardMetricsAutoConfiguration.class,
                SafeguardObservationAutoConfiguration.class));
        // By name: one of the two needs classes that are not there.
        all.add(load("io.github.safeguardjdbc.spring.SafeguardHealthAutoConfiguration"));
        all.add(load("io.github.safeguardjdbc.spring.SafeguardHealth3AutoConfiguration"));
        return new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(all.toArray(Class<?>[]::new)));
    }

    /** Spring Boot's data source and the guard, without the rest. */
    static List<Class<?>> configurations() {
        return List.of(load(current().dataSource), SafeguardAutoConfiguration.class);
    }

    static AutoConfigurations jmx() {
        return AutoConfigurations.of(JmxAutoConfiguration.class);
    }

    private static Class<?> load(String name) {
        return ClassUtils.resolveClassName(name, BeanFactoryPostProcessor.class.getClassLoader());
    }
}
