package io.github.safeguardjdbc.spring;

import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.SafeguardExceptionOverride;
import javax.sql.DataSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.jmx.export.MBeanExporter;
import org.springframework.jmx.export.naming.ObjectNamingStrategy;
import org.springframework.jmx.support.JmxUtils;
import org.springframework.util.ClassUtils;

/** Does for a pool what it loses, or lacks, once its bean is the guard. */
final class PoolRegistration {
    private static final boolean HIKARI_PRESENT =
            ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", PoolRegistration.class.getClassLoader());

    private final boolean inJmx;
    private final ObjectProvider<MBeanExporter> exporter;
    private final ObjectProvider<ObjectNamingStrategy> names;

    PoolRegistration(
            Environment environment,
            ObjectProvider<MBeanExporter> exporter,
            ObjectProvider<ObjectNamingStrategy> names) {
        this.inJmx = environment.getProperty("spring.jmx.enabled", Boolean.class, false);
        this.exporter = exporter;
        this.names = names;
    }

    /** Whether the application wants its beans in JMX; Spring Boot's default is that it does not. */
    boolean areInJmx() {
        return inJmx;
    }

    void prepare(DataSource pool, String beanName) {
        // A scoped proxy stands for pools to come, which are beans of their own.
        if (AopUtils.isAopProxy(pool)) {
            return;
        }
        if (JmxUtils.isMBean(pool.getClass()) && !(HIKARI_PRESENT && Hikari.registersItself(pool))) {
            exporter.ifAvailable(jmx -> names.ifAvailable(strategy -> export(pool, beanName, jmx, strategy)));
        }
        if (HIKARI_PRESENT) {
            Hikari.overrideExceptions(pool);
        }
    }

    /** The exporter looks for MBeans among the beans, and the pool is no bean any more. */
    private static void export(DataSource pool, String beanName, MBeanExporter jmx, ObjectNamingStrategy strategy) {
        try {
            jmx.registerManagedResource(pool, strategy.getObjectName(pool, beanName));
        } catch (javax.management.MalformedObjectNameException e) {
            throw new IllegalStateException("The pool of data source '" + beanName + "' has no name in JMX", e);
        }
    }

    /** Apart, so that the outer class loads without HikariCP. */
    private static final class Hikari {
        static boolean registersItself(DataSource dataSource) {
            return dataSource instanceof HikariDataSource pool && pool.isRegisterMbeans();
        }

        /** Tells the pool which errors of size cost a connection, unless it has been told something or runs already. */
        static void overrideExceptions(DataSource dataSource) {
            if (dataSource instanceof HikariDataSource pool
                    && !pool.isRunning()
                    && pool.getExceptionOverrideClassName() == null
                    && pool.getExceptionOverride() == null) {
                pool.setExceptionOverrideClassName(SafeguardExceptionOverride.class.getName());
            }
        }
    }
}
