package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.SafeguardConfig;
import java.util.Locale;
import java.util.stream.Collectors;

/** How settings are called in properties: {@code idlePingAfter} is {@code idle-ping-after}. */
final class PropertyNames {
    private PropertyNames() {}

    /** Those of all settings, without {@code safeguard.}. */
    static String all() {
        return SafeguardConfig.defaults().toMap().keySet().stream()
                .map(key -> dashed(key.substring(key.indexOf('.') + 1)))
                .collect(Collectors.joining(", "));
    }

    static String dashed(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
