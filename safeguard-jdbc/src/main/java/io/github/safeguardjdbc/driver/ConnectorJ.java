package io.github.safeguardjdbc.driver;

import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;

/** MySQL Connector/J, which the application brings along. */
public final class ConnectorJ {
    private ConnectorJ() {}

    /**
     * Connector/J's own driver.
     *
     * @throws SQLException with SQLState 08001 if Connector/J is not there
     */
    public static Driver driver() throws SQLException {
        try {
            return new com.mysql.cj.jdbc.Driver();
        } catch (NoClassDefFoundError e) {
            throw new SQLNonTransientConnectionException(
                    "MySQL Connector/J is missing; add com.mysql:mysql-connector-j, 8.0.33 or later, where safeguard-jdbc is",
                    "08001",
                    e);
        }
    }
}
