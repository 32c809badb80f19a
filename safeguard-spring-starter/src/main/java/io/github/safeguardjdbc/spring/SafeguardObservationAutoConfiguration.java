package io.github.safeguardjdbc.spring;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Role;

/** Notes on observations, where Micrometer's are there. */
@AutoConfiguration(after = SafeguardAutoConfiguration.class)
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(GuardedDataSources.class)
public final class SafeguardObservationAutoConfiguration {

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static ObservationEvents safeguardObservationEvents() {
        return new ObservationEvents();
    }

    /** The registry is asked for last, so that no data source makes it begin early. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static SmartInitializingSingleton safeguardObservationStart(
            ObservationEvents events, ObjectProvider<ObservationRegistry> registry) {
        return () -> registry.ifUnique(events::startWith);
    }
}
