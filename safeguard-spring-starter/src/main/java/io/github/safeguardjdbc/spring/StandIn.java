package io.github.safeguardjdbc.spring;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.TargetSource;
import org.springframework.aop.framework.AopConfigException;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.target.EmptyTargetSource;
import org.springframework.aop.target.SingletonTargetSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.util.ClassUtils;

/**
 * Makes the bean that takes a pool's place: a proxy of the pool's own class, so that whoever has a {@code HikariDataSource}
 * injected still gets one. What a {@code DataSource} does goes through the guard; everything else is the pool's.
 */
final class StandIn implements MethodInterceptor {
    private static final Logger log = LoggerFactory.getLogger(StandIn.class);

    private final DataSource guarded;

    private StandIn(DataSource guarded) {
        this.guarded = guarded;
    }

    /** The guard itself, where the pool's class does not let itself be extended. */
    static DataSource of(GuardedDataSource guarded, DataSource pool) {
        if (isExtensible(ClassUtils.getUserClass(pool))) {
            try {
                return (DataSource)
                        factory(new SingletonTargetSource(pool), guarded).getProxy();
            } catch (AopConfigException e) {
                log.debug("The class of data source '{}' cannot be extended", guarded.beanName(), e);
            }
        }
        return guarded;
    }

    /** The class of what will take the place of such a pool: native images contain no class that was not asked for. */
    static Class<?> typeFor(Class<?> pool) {
        return isExtensible(pool)
                ? factory(EmptyTargetSource.forClass(pool), new DelegatingDataSource())
                        .getProxyClass(null)
                : pool;
    }

    private static ProxyFactory factory(TargetSource pool, DataSource guarded) {
        ProxyFactory factory = new ProxyFactory();
        factory.setTargetSource(pool);
        factory.setProxyTargetClass(true);
        factory.addAdvice(new StandIn(guarded));
        return factory;
    }

    /** A final method would run on the proxy, which has none of the pool's state. */
    private static boolean isExtensible(Class<?> pool) {
        return !pool.isInterface()
                && !Modifier.isFinal(pool.getModifiers())
                && Arrays.stream(pool.getMethods())
                        .filter(method -> method.getDeclaringClass() != Object.class)
                        .map(Method::getModifiers)
                        .noneMatch(modifiers -> Modifier.isFinal(modifiers) && !Modifier.isStatic(modifiers));
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        Object[] arguments = call.getArguments();
        return switch (call.getMethod().getName()) {
            case "getConnection" ->
                switch (arguments.length) {
                    case 0 -> guarded.getConnection();
                    case 2 -> guarded.getConnection((String) arguments[0], (String) arguments[1]);
                    default -> call.proceed();
                };
            case "createConnectionBuilder" -> guarded.createConnectionBuilder();
            case "unwrap" -> guarded.unwrap((Class<?>) arguments[0]);
            case "isWrapperFor" -> guarded.isWrapperFor((Class<?>) arguments[0]);
            default -> call.proceed();
        };
    }
}
