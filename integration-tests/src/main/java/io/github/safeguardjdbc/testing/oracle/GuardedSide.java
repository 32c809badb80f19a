package io.github.safeguardjdbc.testing.oracle;

import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;

/** The side of safeguard, in each of its seats. */
record GuardedSide(MySqlVersion version, EventCounts events) implements Side {
    @Override
    public MySqlServer server(Settings settings) {
        return SharedServers.withLimit(version, settings.guard().limit());
    }

    @Override
    public ConnectionKeeper connections(String database, Settings settings) {
        List<String> properties = new ArrayList<>(settings.link().properties());
        properties.addAll(settings.guard().driverProperties());
        if (settings.link().seat().isDriver()) {
            properties.addAll(settings.guard().safeguardProperties());
        }
        String url = server(settings).url(database, properties.toArray(String[]::new));
        String guardedUrl = "jdbc:safeguard:" + url.substring("jdbc:".length());
        return switch (settings.link().seat()) {
            case DATA_SOURCE -> ConnectionKeeper.keeping(guarded(Side.driver(url), settings)::getConnection);
            case POOL -> pooled(guarded(Side.pool(url), settings));
            case DRIVER -> ConnectionKeeper.keeping(() -> DriverManager.getConnection(guardedUrl));
            case DRIVER_IN_POOL -> pooled(Side.pool(guardedUrl));
        };
    }

    private static ConnectionKeeper pooled(SafeguardDataSource guardedPool) {
        return ConnectionKeeper.pooled(guardedPool, guardedPool::close);
    }

    private static ConnectionKeeper pooled(HikariDataSource pool) {
        return ConnectionKeeper.pooled(pool, pool::close);
    }

    private SafeguardDataSource guarded(DataSource dataSource, Settings settings) {
        Properties properties = new Properties();
        for (String property : settings.guard().safeguardProperties()) {
            int equals = property.indexOf('=');
            properties.setProperty(property.substring(0, equals), property.substring(equals + 1));
        }
        return SafeguardDataSource.builder(dataSource)
                .config(SafeguardConfig.from(properties))
                .listener(events)
                .build();
    }
}
