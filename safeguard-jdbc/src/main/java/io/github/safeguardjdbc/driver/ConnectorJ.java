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

    /**
     * True if Connector/J is there and reads what servers tell of changes of a session. In 8.0.33 it does not: there it throws at
     * an answer that has a text besides, such as that to PREPARE.
     */
    public static boolean readsChangesOfState() {
        try {
            Driver driver = new com.mysql.cj.jdbc.Driver();
            return driver.getMajorVersion() > 8 || (driver.getMajorVersion() == 8 && driver.getMinorVersion() >= 4);
        } catch (SQLException | NoClassDefFoundError missing) {
            return false;
        }
    }
}
