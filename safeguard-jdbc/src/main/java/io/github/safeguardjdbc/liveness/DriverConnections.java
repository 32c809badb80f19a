package io.github.safeguardjdbc.liveness;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.Properties;

/** The connections of a URL. Thread-safe. */
public final class DriverConnections implements ConnectionSource {
    /** Between two attempts to connect. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Driver driver;
    private final String url;
    private final Properties properties;

    /**
     * @param url as the driver takes it
     * @param properties for the driver; not to be changed any more
     */
    public DriverConnections(Driver driver, String url, Properties properties) {
        this.driver = driver;
        this.url = url;
        this.properties = properties;
    }

    @Override
    public Connection open() throws SQLException {
        return open(copyOfProperties());
    }

    /**
     * With timeouts where there are none: a server that does not answer must not hold up a statement for minutes. One that
     * refuses connections may be about to start again, and is asked until the patience is at its end.
     */
    @Override
    public Connection reopen(Duration patience) throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            try {
                return openWithin(left);
            } catch (SQLException refused) {
                if (!mayPass(refused) || deadline - System.nanoTime() < PAUSE.toNanos() || !pause()) {
                    throw refused;
                }
            }
        }
    }

    /** About the link, not about the user. */
    private static boolean mayPass(SQLException refused) {
        String state = refused.getSQLState();
        return state != null && state.startsWith("08");
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Connection openWithin(Duration patience) throws SQLException {
        Properties limited = copyOfProperties();
        String millis = Long.toString(Math.max(1, patience.toMillis()));
        limit(limited, "connectTimeout", millis);
        boolean mayWait = limit(limited, "socketTimeout", millis);
        Connection connection = open(limited);
        if (mayWait) {
            connection.setNetworkTimeout(Runnable::run, 0);
        }
        return connection;
    }

    private boolean limit(Properties limited, String timeout, String millis) {
        boolean open = !url.contains(timeout) && !limited.containsKey(timeout);
        if (open) {
            limited.setProperty(timeout, millis);
        }
        return open;
    }

    private Properties copyOfProperties() {
        Properties copy = new Properties();
        copy.putAll(properties);
        return copy;
    }

    private Connection open(Properties given) throws SQLException {
        Connection connection = driver.connect(url, given);
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
        String rest = url.substring("jdbc:".length());
        int colon = rest.indexOf(':');
        return colon < 0 ? "this" : rest.substring(0, colon + 1);
    }
}
