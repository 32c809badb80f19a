package io.github.safeguardjdbc.spring;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health contributor {@code safeguard} of Spring Boot 4. */
@AutoConfiguration(after = SafeguardAutoConfiguration.class)
@ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
@ConditionalOnBean(GuardedDataSources.class)
public final class SafeguardHealthAutoConfiguration {

    @Bean
    @ConditionalOnEnabledHealthIndicator("safeguard")
    HealthIndicator safeguardHealthIndicator(GuardedDataSources guarded) {
        return () -> {
            GuardHealth health = GuardHealth.of(guarded);
            return Health.status(health.status()).withDetails(health.details()).build();
        };
    }
}
