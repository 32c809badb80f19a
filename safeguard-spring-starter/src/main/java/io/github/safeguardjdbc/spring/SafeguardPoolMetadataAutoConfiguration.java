package io.github.safeguardjdbc.spring;

import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jdbc.metadata.DataSourcePoolMetadataProvider;
import org.springframework.boot.jdbc.metadata.HikariDataSourcePoolMetadata;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Keeps {@code jdbc.connections.*} of HikariCP. Spring Boot reads them from a field of what is a {@code HikariDataSource}, and the
 * guarded bean is one, but the field is the pool's behind it. Before Spring Boot's own, because the first that answers counts.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@ConditionalOnClass({HikariDataSource.class, DataSourcePoolMetadataProvider.class})
@ConditionalOnProperty(prefix = SafeguardProperties.PREFIX, name = "enabled", matchIfMissing = true)
public final class SafeguardPoolMetadataAutoConfiguration {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static DataSourcePoolMetadataProvider safeguardPoolMetadataProvider() {
        return dataSource -> {
            HikariDataSource found =
                    DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class);
            return found != null && AopProxyUtils.getSingletonTarget(found) instanceof HikariDataSource pool
                    ? new HikariDataSourcePoolMetadata(pool)
                    : null;
        };
    }
}
