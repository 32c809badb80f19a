package io.github.safeguardjdbc.spring;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;

/**
 * Where the guard of a scoped bean goes: before the proxy, which is the bean that the application uses and outlives its targets.
 * The proxies of Spring Cloud's refresh scope are the exception, because no post-processor gets to see them; there it is each
 * target that is guarded.
 */
final class ScopedTargets {
    private final ConfigurableListableBeanFactory beans;

    ScopedTargets(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /** The name that the application knows a bean by. */
    static String publicName(String beanName) {
        return ScopedProxyUtils.isScopedTarget(beanName) ? ScopedProxyUtils.getOriginalBeanName(beanName) : beanName;
    }

    /** Whether this bean is the target of a proxy, and no guard should be between the two. */
    boolean mustStay(String beanName) {
        if (!ScopedProxyUtils.isScopedTarget(beanName)) {
            return false;
        }
        return isPostProcessed(beans.getMergedBeanDefinition(publicName(beanName)));
    }

    private static boolean isPostProcessed(BeanDefinition proxy) {
        return !(proxy instanceof AbstractBeanDefinition definition && definition.isSynthetic());
    }
}
