package io.github.safeguardjdbc.doctor;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.SafeguardDriver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether safeguard guards the connections.
 *
 * @param config its settings, or null if it does not
 * @param largestPayload the largest payload that it has seen, or −1
 */
record Guarding(@Nullable SafeguardConfig config, long largestPayload) {
    private static final String PREFIX = "jdbc:safeguard:";
    private static final Guarding NONE = new Guarding(null, -1);

    static Guarding of(DataSource dataSource, @Nullable HikariPool hikari) throws SQLException {
        if (dataSource.isWrapperFor(SafeguardDataSource.class)) {
            SafeguardDataSource guarded = dataSource.unwrap(SafeguardDataSource.class);
            return guarded.config().enabled()
                    ? new Guarding(guarded.config(), guarded.metrics().getLargestPayload())
                    : NONE;
        }
        String url = hikari == null ? null : hikari.url();
        return hikari == null || url == null ? NONE : ofUrl(url, hikari.properties());
    }

    /** @throws SQLException with SQLState 08001 if a setting of ours has a wrong name or value, which it names */
    static Guarding ofUrl(String url, Properties properties) throws SQLException {
        if (!url.startsWith(PREFIX)) {
            return NONE;
        }
        Properties settings = new Properties();
        for (DriverPropertyInfo info : new SafeguardDriver().getPropertyInfo(url, properties)) {
            if (info.name.startsWith("safeguard.") && info.value != null) {
                settings.setProperty(info.name, info.value);
            }
        }
        try {
            SafeguardConfig config = SafeguardConfig.from(settings);
            return config.enabled() ? new Guarding(config, -1) : NONE;
        } catch (IllegalArgumentException e) {
            throw new SQLException(e.getMessage(), "08001", e);
        }
    }

    /** The URL as Connector/J understands it, which ignores what it does not know. */
    static String withoutPrefix(String url) {
        return url.startsWith(PREFIX) ? "jdbc:" + url.substring(PREFIX.length()) : url;
    }
}
