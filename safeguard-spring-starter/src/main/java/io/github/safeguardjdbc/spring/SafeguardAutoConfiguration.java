package io.github.safeguardjdbc.spring;

import com.mysql.cj.jdbc.JdbcConnection;
import io.github.safeguardjdbc.SafeguardListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jmx.export.MBeanExporter;
import org.springframework.jmx.export.naming.ObjectNamingStrategy;

/** Guards the MySQL {@code DataSource} beans, unless {@code safeguard.enabled} is false. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration"
        })
@ConditionalOnClass({JdbcConnection.class, DelegatingDataSource.class})
@ConditionalOnProperty(prefix = SafeguardProperties.PREFIX, name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(SafeguardProperties.class)
public final class SafeguardAutoConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    @ConfigurationPropertiesBinding
    static GenericConverter safeguardDurationConverter() {
        return new DurationOrNoneConverter();
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static GuardedDataSources guardedDataSources() {
        return new GuardedDataSources();
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DataSourceGuard dataSourceGuard(
            ObjectProvider<SafeguardProperties> properties,
            ObjectProvider<GuardedDataSources> guarded,
            ObjectProvider<SafeguardListener> listeners,
            Environment environment,
            ObjectProvider<MBeanExporter> exporter,
            ObjectProvider<ObjectNamingStrategy> names) {
        return new DataSourceGuard(properties, guarded, listeners, new PoolRegistration(environment, exporter, names));
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static NotBoundAgain safeguardNotBoundAgain() {
        return new NotBoundAgain();
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DataSourcesCheck safeguardDataSourcesCheck(
            SafeguardProperties properties, DataSourceGuard guard, ConfigurableListableBeanFactory beans) {
        return new DataSourcesCheck(properties, guard, beans);
    }
}
