package io.github.safeguardjdbc.spring;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says what to do where somebody looks for a bean of the pool's own class once the guard has taken its place. Spring Boot's own
 * advice would be to define one, which is there.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class MissingPoolFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {
    private final BeanFactory beans;

    MissingPoolFailureAnalyzer(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        Class<?> required = cause.getBeanType();
        if (required == null
                || cause instanceof NoUniqueBeanDefinitionException
                || !DataSource.class.isAssignableFrom(required)
                || required.isAssignableFrom(GuardedDataSource.class)
                || !(beans instanceof ConfigurableListableBeanFactory factory)
                || factory.getBeanNamesForType(DataSourceGuard.class, true, false).length == 0) {
            return null;
        }
        for (String name : factory.getBeanNamesForType(DataSource.class, true, false)) {
            if (isDeclared(factory, name, required)) {
                return ConcreteTypeFailureAnalyzer.analysis(name, required, cause);
            }
        }
        return null;
    }

    /** What a bean is said to be, whatever it has become. */
    private static boolean isDeclared(ConfigurableListableBeanFactory factory, String name, Class<?> type) {
        Class<?> declared = factory.containsBeanDefinition(name)
                ? factory.getMergedBeanDefinition(name).getResolvableType().resolve()
                : null;
        return declared != null && type.isAssignableFrom(declared);
    }
}
