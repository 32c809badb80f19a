package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.SafeguardConfig;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code safeguard.*}: the settings of all data sources, those of a single one, and which are left alone. A name under
 * {@code safeguard} that does not exist fails the start. Not thread-safe; Spring Boot fills it once.
 */
@ConfigurationProperties(prefix = SafeguardProperties.PREFIX, ignoreUnknownFields = false)
public class SafeguardProperties extends SafeguardSettings {
    static final String PREFIX = "safeguard";

    /** Names of DataSource beans to leave untouched. */
    private Set<String> exclude = new LinkedHashSet<>();

    /** Settings of single data sources by bean name; what they do not say is as for all. */
    private Map<String, SafeguardSettings> datasource = new LinkedHashMap<>();

    /** The names of beans to leave untouched. */
    public Set<String> getExclude() {
        return exclude;
    }

    /** Sets the names of beans to leave untouched. */
    public void setExclude(Set<String> beanNames) {
        exclude = beanNames;
    }

    /** The settings of single data sources, by bean name. */
    public Map<String, SafeguardSettings> getDatasource() {
        return datasource;
    }

    /** Sets the settings of single data sources, by bean name. */
    public void setDatasource(Map<String, SafeguardSettings> byBeanName) {
        datasource = byBeanName;
    }

    /**
     * What is in force for a data source.
     *
     * @throws InvalidSettingException if a value is outside of its range
     */
    SafeguardConfig configOf(String beanName) {
        SafeguardConfig.Builder builder = SafeguardConfig.builder();
        applyTo(builder);
        SafeguardSettings own = datasource.get(beanName);
        if (own != null) {
            own.applyTo(builder);
        }
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(beanName, own != null, e);
        }
    }
}
