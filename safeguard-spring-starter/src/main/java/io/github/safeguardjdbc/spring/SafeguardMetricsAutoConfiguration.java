package io.github.safeguardjdbc.spring;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Meters of the guarded data sources, where Micrometer is there. */
@AutoConfiguration(after = SafeguardAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(GuardedDataSources.class)
public final class SafeguardMetricsAutoConfiguration {

    @Bean
    SafeguardMeters safeguardMeters(GuardedDataSources guarded) {
        return new SafeguardMeters(guarded);
    }
}
