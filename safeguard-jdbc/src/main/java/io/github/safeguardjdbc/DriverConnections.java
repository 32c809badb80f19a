package io.github.safeguardjdbc;

import io.github.safeguardjdbc.liveness.ConnectionSource;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Properties;

/** The connections of a URL. */
final class DriverConnections implements ConnectionSource {
    private final Driver driver;
    private final DriverUrl url;

    DriverConnections(Driver driver, DriverUrl url) {
        this.driver = driver;
        this.url = url;
    }

    @Override
    public Connection open() throws SQLException {
        return open(copyOfProperties());
    }

    /** With timeouts where there are none: a server that does not answer must not hold up a statement for minutes. */
    @Override
    public Connection reopen(Duration patience) throws SQLException {
        Properties properties = copyOfProperties();
        String millis = Long.toString(Math.max(1, patience.toMillis()));
        limit(properties, "connectTimeout", millis);
        boolean limited = limit(properties, "socketTimeout", millis);
        Connection connection = open(properties);
        if (limited) {
            connection.setNetworkTimeout(Runnable::run, 0);
        }
        return connection;
    }

    private boolean limit(Properties properties, String timeout, String millis) {
        boolean open = !url.target().contains(timeout) && !properties.containsKey(timeout);
        if (open) {
            properties.setProperty(timeout, millis);
        }
        return open;
    }

    private Properties copyOfProperties() {
        Properties copy = new Properties();
        copy.putAll(url.properties());
        return copy;
    }

    private Connection open(Properties properties) throws SQLException {
        Connection connection = driver.connect(url.target(), properties);
        if (connection == null) {
            throw new SQLNonTransientConnectionException(
                    "Behind jdbc:safeguard: goes a URL of MySQL Connector/J without its jdbc:, as in"
                            + " jdbc:safeguard:mysql://host/database; "
                            + scheme() + " is none",
                    "08001");
        }
        return connection;
    }

    /** The first word of what stands behind {@code jdbc:}; more of it might show a password. */
    private String scheme() {
        String rest = url.target().substring("jdbc:".length());
        int colon = rest.indexOf(':');
        return colon < 0 ? "this" : rest.substring(0, colon + 1);
    }
}
