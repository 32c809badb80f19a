package io.github.safeguardjdbc.spring;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final Logger log = LoggerFactory.getLogger(ScopedTargets.class);

    private final ConfigurableListableBeanFactory beans;

    ScopedTargets(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    /** The name that the application knows a bean by. */
    static String publicName(String beanName) {
        return ScopedProxyUtils.isScopedTarget(beanName) ? ScopedProxyUtils.getOriginalBeanName(beanName) : beanName;
    }

    /** Whether this bean is the target of a proxy, and no guard can or should be between the two. */
    boolean mustStay(String beanName) {
        if (!ScopedProxyUtils.isScopedTarget(beanName)) {
            return false;
        }
        String proxyName = publicName(beanName);
        return isPostProcessed(beans.getMergedBeanDefinition(proxyName)) || !takesAnyDataSource(proxyName);
    }

    private static boolean isPostProcessed(BeanDefinition proxy) {
        return !(proxy instanceof AbstractBeanDefinition definition && definition.isSynthetic());
    }

    /** A proxy that is a subclass of the pool's class takes nothing but such a pool as its target. */
    private boolean takesAnyDataSource(String proxyName) {
        Class<?> type = beans.getType(proxyName);
        if (type == null || type.isInterface() || Proxy.isProxyClass(type)) {
            return true;
        }
        log.warn(
                "Data source '{}' is not guarded, because its scoped proxy is a {}; declare its bean method to return a DataSource",
                proxyName,
                nameOf(type.getSuperclass()));
        return false;
    }

    private static String nameOf(@Nullable Class<?> type) {
        return type == null ? "class" : type.getSimpleName();
    }
}
