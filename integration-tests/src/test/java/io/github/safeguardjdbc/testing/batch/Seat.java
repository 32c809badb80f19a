package io.github.safeguardjdbc.testing.batch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;

/** Where safeguard sits, if anywhere, between an application and Connector/J. */
public enum Seat {
    /** Nowhere: Connector/J alone. */
    PLAIN {
        @Override
        public Client open(String url, Properties settings) {
            return () -> DriverManager.getConnection(url);
        }
    },

    /** Around a Hikari pool. */
    AROUND_POOL {
        @Override
        public Client open(String url, Properties settings) {
            return of(
                    settings.isEmpty()
                            ? SafeguardDataSource.hikari(hikari(url))
                            : SafeguardDataSource.builder(new HikariDataSource(hikari(url)))
                                    .config(SafeguardConfig.from(settings))
                                    .build());
        }
    },

    /** In the URL that is given to {@code DriverManager}. */
    URL {
        @Override
        public Client open(String url, Properties settings) {
            String guarded = prefixed(url, settings);
            return () -> DriverManager.getConnection(guarded);
        }
    },

    /** In the URL of a Hikari pool, which knows nothing else. */
    BELOW_POOL {
        @Override
        public Client open(String url, Properties settings) {
            return of(new HikariDataSource(hikari(prefixed(url, settings))));
        }
    };

    public abstract Client open(String url, Properties settings);

    /**
     * Opens a client for a database.
     *
     * @param properties as {@code name=value}: Connector/J's, and safeguard's with their prefix
     */
    public Client open(MySqlServer server, String database, String... properties) {
        return open(drivers -> server.url(database, drivers), properties);
    }

    /**
     * Opens a client for a URL.
     *
     * @param url what it is with properties of Connector/J
     * @param properties as {@code name=value}: Connector/J's, and safeguard's with their prefix
     */
    public Client open(Function<String[], String> url, String... properties) {
        Properties settings = new Properties();
        List<String> drivers = new ArrayList<>();
        for (String property : properties) {
            if (property.startsWith("safeguard.")) {
                int equals = property.indexOf('=');
                settings.setProperty(property.substring(0, equals), property.substring(equals + 1));
            } else {
                drivers.add(property);
            }
        }
        return open(url.apply(drivers.toArray(String[]::new)), settings);
    }

    /** All but {@link #PLAIN}. */
    public static List<Seat> guarded() {
        return List.of(AROUND_POOL, URL, BELOW_POOL);
    }

    private static String prefixed(String url, Properties settings) {
        StringBuilder guarded = new StringBuilder("jdbc:safeguard:").append(url.substring("jdbc:".length()));
        settings.forEach((name, value) -> guarded.append(url.contains("?") ? '&' : '?')
                .append(name)
                .append('=')
                .append(value));
        return guarded.toString();
    }

    public static HikariConfig hikari(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(1);
        return config;
    }

    private static Client of(SafeguardDataSource dataSource) {
        return new Client() {
            @Override
            public Connection connect() throws SQLException {
                return dataSource.getConnection();
            }

            @Override
            public void close() throws SQLException {
                dataSource.close();
            }
        };
    }

    private static Client of(HikariDataSource pool) {
        return new Client() {
            @Override
            public Connection connect() throws SQLException {
                return pool.getConnection();
            }

            @Override
            public void close() {
                pool.close();
            }
        };
    }
}
