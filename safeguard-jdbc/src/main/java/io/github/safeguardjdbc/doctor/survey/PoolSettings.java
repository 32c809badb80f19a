package io.github.safeguardjdbc.doctor.survey;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

/**
 * The settings of a connection pool that matter to servers; the names are HikariCP's. Immutable.
 *
 * @param maximumPoolSize the most connections
 * @param minimumIdle as many stay, however long they are idle; 0 for none
 * @param maxLifetime the age at which a connection is replaced; zero for never
 * @param idleTimeout how long a connection above {@code minimumIdle} may be idle; zero for ever
 * @param keepaliveTime how often an idle connection is pinged; zero for never
 * @param connectionTimeout how long the application waits for a connection
 */
public record PoolSettings(
        int maximumPoolSize,
        int minimumIdle,
        Duration maxLifetime,
        Duration idleTimeout,
        Duration keepaliveTime,
        Duration connectionTimeout) {

    /** What HikariCP has where nobody said otherwise (its {@code HikariConfig}). */
    public static final PoolSettings DEFAULTS = new PoolSettings(
            10, 10, Duration.ofMinutes(30), Duration.ofMinutes(10), Duration.ofMinutes(2), Duration.ofSeconds(30));

    /**
     * Those of a properties file for HikariCP, times in milliseconds. Spring Boot's names are understood as well:
     * {@code spring.datasource.hikari.max-lifetime} is {@code maxLifetime}.
     *
     * @throws IllegalArgumentException if a value is no number, naming the setting
     */
    public static PoolSettings from(Properties properties) {
        int size = (int) number(properties, "maximumPoolSize", DEFAULTS.maximumPoolSize);
        return new PoolSettings(
                size,
                (int) number(properties, "minimumIdle", size),
                time(properties, "maxLifetime", DEFAULTS.maxLifetime),
                time(properties, "idleTimeout", DEFAULTS.idleTimeout),
                time(properties, "keepaliveTime", DEFAULTS.keepaliveTime),
                time(properties, "connectionTimeout", DEFAULTS.connectionTimeout));
    }

    /** How long a connection can be idle at the most before the pool closes it; zero for ever. */
    public Duration longestIdle() {
        return minimumIdle == 0
                        && !idleTimeout.isZero()
                        && (maxLifetime.isZero() || idleTimeout.compareTo(maxLifetime) < 0)
                ? idleTimeout
                : maxLifetime;
    }

    private static Duration time(Properties properties, String name, Duration otherwise) {
        return Duration.ofMillis(number(properties, name, otherwise.toMillis()));
    }

    private static long number(Properties properties, String name, long otherwise) {
        String text = text(properties, name).strip();
        try {
            return text.isEmpty() ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the pool's " + name + " is \"" + text + "\", not a whole number", e);
        }
    }

    /** The value of a setting under any of its spellings, or the empty string. */
    public static String text(Properties properties, String name) {
        for (String key : properties.stringPropertyNames()) {
            String last = key.substring(key.lastIndexOf('.') + 1);
            if (!key.startsWith("dataSource.") && plain(last).equals(plain(name))) {
                return properties.getProperty(key);
            }
        }
        return "";
    }

    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
