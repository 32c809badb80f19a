package io.github.safeguardjdbc.spring;

import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.SafeguardExceptionOverride;
import javax.sql.DataSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.util.ClassUtils;

/** Tells a HikariCP pool which errors of size cost a connection, unless it has been told something or runs already. */
final class ExceptionOverride {
    private static final boolean HIKARI_PRESENT =
            ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", ExceptionOverride.class.getClassLoader());

    private ExceptionOverride() {}

    static void setFor(DataSource pool) {
        // A scoped proxy stands for pools to come, which are beans of their own.
        if (HIKARI_PRESENT && !AopUtils.isAopProxy(pool)) {
            Hikari.setFor(pool);
        }
    }

    /** Apart, so that the outer class loads without HikariCP. */
    private static final class Hikari {
        static void setFor(DataSource dataSource) {
            if (dataSource instanceof HikariDataSource pool
                    && !pool.isRunning()
                    && pool.getExceptionOverrideClassName() == null
                    && pool.getExceptionOverride() == null) {
                pool.setExceptionOverrideClassName(SafeguardExceptionOverride.class.getName());
            }
        }
    }
}
