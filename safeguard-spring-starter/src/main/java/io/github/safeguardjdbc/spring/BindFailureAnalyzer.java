package io.github.safeguardjdbc.spring;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;

/** Says of a value or name under {@code safeguard} that could not be read what to write instead. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {
    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of(SafeguardProperties.PREFIX);

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        if (!OURS.equals(cause.getName()) && !OURS.isAncestorOf(cause.getName())) {
            return null;
        }
        UnboundConfigurationPropertiesException unknown =
                findCause(cause, UnboundConfigurationPropertiesException.class);
        if (unknown != null) {
            return new FailureAnalysis(
                    unknown.getUnboundProperties().stream()
                            .map(property -> described(property) + " is not a setting of safeguard.")
                            .collect(Collectors.joining(System.lineSeparator())),
                    "Take it out, or write one of " + PropertyNames.all() + ", after safeguard. or after"
                            + " safeguard.datasource.<bean name>.",
                    cause);
        }
        ConfigurationProperty property = cause.getProperty();
        return property == null
                ? null
                : new FailureAnalysis(
                        described(property) + " is not a value that this setting takes.",
                        "Write " + takes(cause.getTarget().getType().resolve(Object.class)) + ".",
                        cause);
    }

    private static String described(ConfigurationProperty property) {
        String from = property.getOrigin() == null ? "" : " (" + property.getOrigin() + ")";
        return property.getName() + "=" + property.getValue() + from;
    }

    private static String takes(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        if (type == Duration.class) {
            return "a duration with its unit, as in 500ms, 30s or 5m, or 0, or none";
        }
        if (type == DataSize.class) {
            return "a size, as in 262144, 256KB or 4MB";
        }
        return type == Boolean.class ? "true or false" : "a " + type.getSimpleName();
    }
}
