package io.github.safeguardjdbc.spring;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a session says of its server and its driver, with one query. Immutable.
 *
 * @param version the server's version
 * @param maxAllowedPacket the session's {@code max_allowed_packet} in bytes
 * @param packetLimit the same, or the driver's own limit where that is lower
 * @param waitTimeout after which the server closes an idle session
 * @param compression the connection compresses
 * @param autoReconnect the driver's setting
 * @param cachedServerConfiguration the driver may know a limit that is no longer the server's
 */
record ServerFacts(
        String version,
        long maxAllowedPacket,
        long packetLimit,
        Duration waitTimeout,
        boolean compression,
        boolean autoReconnect,
        boolean cachedServerConfiguration) {
    private static final String QUERY = "SELECT @@version, @@session.max_allowed_packet, @@session.wait_timeout";

    /** Asks a connection, which may be one of a pool; null if it is not one of Connector/J. */
    static @Nullable ServerFacts read(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(JdbcConnection.class)) {
            return null;
        }
        PropertySet driver = connection.unwrap(JdbcConnection.class).getPropertySet();
        long driverLimit =
                driver.getIntegerProperty(PropertyKey.maxAllowedPacket).getValue();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            row.next();
            long serverLimit = row.getLong(2);
            return new ServerFacts(
                    row.getString(1),
                    serverLimit,
                    // Where it is the server's, safeguard may have lowered it by one already.
                    driverLimit < serverLimit - 1 ? driverLimit : serverLimit,
                    Duration.ofSeconds(row.getLong(3)),
                    isOn(driver, PropertyKey.useCompression),
                    isOn(driver, PropertyKey.autoReconnect),
                    isOn(driver, PropertyKey.cacheServerConfiguration));
        }
    }

    private static boolean isOn(PropertySet driver, PropertyKey key) {
        return driver.getBooleanProperty(key).getValue();
    }
}
