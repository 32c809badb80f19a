package io.github.safeguardjdbc.agent;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The settings of the agent, by their full names: its argument ({@code batchRewrite=all,chunkSize=512K}) wins over system
 * properties ({@code safeguard.batchRewrite}), and those over the environment ({@code SAFEGUARD_BATCH_REWRITE}).
 */
final class AgentSettings {
    private static final String PREFIX = "safeguard.";
    private static final String ENVIRONMENT_PREFIX = "SAFEGUARD_";

    private AgentSettings() {}

    /** @throws IllegalArgumentException if the argument is not a list of settings */
    static Properties of(String argument, Properties system, Map<String, String> environment) {
        Properties settings = new Properties();
        environment.forEach((name, value) -> {
            if (name.startsWith(ENVIRONMENT_PREFIX)) {
                settings.setProperty(PREFIX + camelCase(name.substring(ENVIRONMENT_PREFIX.length())), value);
            }
        });
        for (String name : system.stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                settings.setProperty(name, system.getProperty(name));
            }
        }
        for (String entry : argument.split(",", -1)) {
            if (!entry.isBlank()) {
                put(settings, entry.strip());
            }
        }
        return settings;
    }

    private static void put(Properties settings, String entry) {
        int equals = entry.indexOf('=');
        if (equals <= 0) {
            throw new IllegalArgumentException(
                    entry
                            + " is not a setting: the agent takes name=value,name=value, as in batchRewrite=all,chunkSize=512K");
        }
        String name = entry.substring(0, equals).strip();
        settings.setProperty(
                name.startsWith(PREFIX) ? name : PREFIX + name,
                entry.substring(equals + 1).strip());
    }

    /** Whether anything is to be guarded at all. */
    static boolean enabled(Properties settings) {
        return !settings.getProperty(PREFIX + "enabled", "true").equalsIgnoreCase("false");
    }

    private static String camelCase(String words) {
        StringBuilder name = new StringBuilder();
        for (String word : words.toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(
                    name.isEmpty() || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
