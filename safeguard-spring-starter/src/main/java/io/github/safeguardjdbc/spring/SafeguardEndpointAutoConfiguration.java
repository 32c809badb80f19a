package io.github.safeguardjdbc.spring;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** The actuator endpoint, where actuator is there and the endpoint is exposed. */
@AutoConfiguration(after = SafeguardAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(GuardedDataSources.class)
public final class SafeguardEndpointAutoConfiguration {

    @Bean
    @ConditionalOnAvailableEndpoint(endpoint = SafeguardEndpoint.class)
    SafeguardEndpoint safeguardEndpoint(GuardedDataSources guarded) {
        return new SafeguardEndpoint(guarded);
    }
}
