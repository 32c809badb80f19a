package io.github.safeguardjdbc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A URL and properties of ours, taken apart.
 *
 * @param target the URL without our prefix and parameters, every other byte as it came
 * @param properties what the driver behind gets
 * @param settings what was meant for safeguard; as with Connector/J, properties win over the URL
 */
record DriverUrl(String target, Properties properties, Properties settings) {
    static final String PREFIX = "jdbc:safeguard:";

    /** Takes a URL apart, or answers null if it is not ours. */
    static @Nullable DriverUrl parse(String url, @Nullable Properties info) {
        if (!url.startsWith(PREFIX)) {
            return null;
        }
        Properties settings = new Properties();
        String target = withoutSettings("jdbc:" + url.substring(PREFIX.length()), settings);
        Properties properties = new Properties();
        if (info != null) {
            Map<String, String> ours = Settings.in(info);
            settings.putAll(ours);
            for (String key : info.stringPropertyNames()) {
                if (!ours.containsKey(key)) {
                    properties.setProperty(key, info.getProperty(key));
                }
            }
        }
        return new DriverUrl(target, properties, settings);
    }

    /**
     * Moves our parameters from a URL to the settings. The query is what Connector/J takes for it, from the first {@code ?} to
     * the first {@code #}: a {@code ?} within hosts or passwords has to be percent-encoded there.
     */
    private static String withoutSettings(String url, Properties settings) {
        int hash = url.indexOf('#');
        int end = hash < 0 ? url.length() : hash;
        int mark = url.indexOf('?');
        if (mark < 0 || mark > end) {
            return url;
        }
        StringJoiner others = new StringJoiner("&", "?", "").setEmptyValue("");
        for (String parameter : url.substring(mark + 1, end).split("&", -1)) {
            int equals = parameter.indexOf('=');
            String key = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
            if (Settings.claims(key)) {
                settings.setProperty(key, equals < 0 ? "" : decoded(parameter.substring(equals + 1)));
            } else {
                others.add(parameter);
            }
        }
        return url.substring(0, mark) + others + url.substring(end);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException malformed) {
            // The driver's to complain about, or the setting's, which then shows it as it was written.
            return text.strip();
        }
    }
}
