package io.github.safeguardjdbc.spring;

import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The health contributor {@code safeguard} of Spring Boot 3. */
@AutoConfiguration(after = SafeguardAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.actuate.health.HealthIndicator")
@ConditionalOnBean(GuardedDataSources.class)
public final class SafeguardHealth3AutoConfiguration {

    @Bean
    @ConditionalOnEnabledHealthIndicator("safeguard")
    HealthIndicator safeguardHealthIndicator(GuardedDataSources guarded) {
        return () -> {
            GuardHealth health = GuardHealth.of(guarded);
            return Health.status(health.status()).withDetails(health.details()).build();
        };
    }
}
