package io.github.safeguardjdbc.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Keeps Spring Cloud from binding the properties of a pool to its guard when the environment changes, which would fail. It does
 * not bind them to a HikariCP pool either.
 */
final class NotBoundAgain implements BeanPostProcessor, PriorityOrdered {
    /** A guard is initialized for no other reason: null keeps it from everyone who comes later. */
    @Override
    public @Nullable Object postProcessBeforeInitialization(Object bean, String beanName) {
        return bean instanceof GuardedDataSource ? null : bean;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
