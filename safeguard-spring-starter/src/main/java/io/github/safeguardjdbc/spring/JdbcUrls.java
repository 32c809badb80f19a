package io.github.safeguardjdbc.spring;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanWrapper;
import org.springframework.beans.BeansException;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.util.ClassUtils;

/** Finds out where a data source connects to, without connecting. */
final class JdbcUrls {
    private static final boolean HIKARI_PRESENT =
            ClassUtils.isPresent("com.zaxxer.hikari.HikariDataSource", JdbcUrls.class.getClassLoader());

    /** What pools and drivers call it. */
    private static final String[] PROPERTIES = {"jdbcUrl", "url", "URL"};

    private JdbcUrls() {}

    /** The URL, or null if it cannot be told. */
    static @Nullable String of(DataSource dataSource) {
        DataSource root = dataSource;
        while (root instanceof DelegatingDataSource delegating && delegating.getTargetDataSource() != null) {
            root = delegating.getTargetDataSource();
        }
        return HIKARI_PRESENT && Hikari.isPool(root) ? Hikari.url(root) : property(root);
    }

    private static @Nullable String property(DataSource dataSource) {
        BeanWrapper bean = PropertyAccessorFactory.forBeanPropertyAccess(dataSource);
        for (String property : PROPERTIES) {
            if (bean.isReadableProperty(property) && read(bean, property) instanceof String url) {
                return url;
            }
        }
        return null;
    }

    private static @Nullable Object read(BeanWrapper bean, String property) {
        try {
            return bean.getPropertyValue(property);
        } catch (BeansException cannotSay) {
            return null;
        }
    }

    /** The usual pool, without looking at all of its properties. Apart, so that the outer class loads without HikariCP. */
    private static final class Hikari {
        static boolean isPool(DataSource dataSource) {
            return dataSource instanceof HikariDataSource;
        }

        static @Nullable String url(DataSource dataSource) {
            return ((HikariDataSource) dataSource).getJdbcUrl();
        }
    }
}
