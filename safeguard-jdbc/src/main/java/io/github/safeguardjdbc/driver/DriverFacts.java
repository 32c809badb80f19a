package io.github.safeguardjdbc.driver;

import com.mysql.cj.conf.PropertyDefinitions;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.conf.RuntimeProperty;
import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a connection of Connector/J says of itself, for diagnosis; it is only read, and passwords are left out. Immutable.
 *
 * @param version the driver's version, as in {@code 26.10.0}
 * @param host the server that the connection speaks to now, as {@code host:port}
 * @param properties the driver's properties in force, by their names in the URL
 */
public record DriverFacts(String version, String host, Map<String, String> properties) {
    /** Any name with this in it is a password, or where one is kept. */
    private static final String SECRET = "password";

    /** Copies the properties. */
    public DriverFacts {
        properties = Map.copyOf(properties);
    }

    /**
     * What the driver below a connection says, or empty if it is not Connector/J.
     *
     * @throws SQLException if the connection is closed
     */
    public static Optional<DriverFacts> of(Connection connection) throws SQLException {
        if (!(DriverConnection.physical(connection) instanceof JdbcConnection driver)) {
            return Optional.empty();
        }
        String version = driver.getMetaData().getDriverVersion();
        return Optional.of(
                new DriverFacts(number(version), driver.getHostPortPair(), properties(driver.getPropertySet())));
    }

    /** Of "mysql-connector-j-26.10.0 (Revision: …)" the number. */
    private static String number(String version) {
        String first = version.substring(0, (version + " ").indexOf(' '));
        return first.substring(first.lastIndexOf('-') + 1);
    }

    private static Map<String, String> properties(PropertySet set) {
        Map<String, String> values = new TreeMap<>();
        for (PropertyKey key : PropertyDefinitions.PROPERTY_KEY_TO_PROPERTY_DEFINITION.keySet()) {
            RuntimeProperty<?> property = set.getProperty(key);
            String value = property == null ? null : property.getStringValue();
            if (value != null && !key.getKeyName().toLowerCase(Locale.ROOT).contains(SECRET)) {
                values.put(key.getKeyName(), value);
            }
        }
        return values;
    }

    /** A property that is on or off; off if this version of the driver does not have it. */
    public boolean isOn(String property) {
        return "true".equalsIgnoreCase(properties.get(property));
    }

    /** A property's value as text, or null if it has none. */
    public @Nullable String text(String property) {
        return properties.get(property);
    }

    /** A property's value as a number, or the alternative if it has none. */
    public long number(String property, long otherwise) {
        String value = properties.get(property);
        return value == null ? otherwise : Long.parseLong(value);
    }
}
