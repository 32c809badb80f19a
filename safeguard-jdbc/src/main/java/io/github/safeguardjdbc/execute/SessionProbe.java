package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.plan.SessionFacts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Asks the session for the variables that change what a multi-row INSERT means. One round trip. */
final class SessionProbe {
    private SessionProbe() {}

    static SessionFacts read(DriverConnection driver) throws SQLException {
        try (Statement statement = driver.createStatement();
                ResultSet variables =
                        statement.executeQuery("SELECT @@session.sql_mode, @@session.auto_increment_increment")) {
            if (!variables.next()) {
                throw new SQLException("The server answered a query of two session variables with no row");
            }
            return SessionFacts.of(variables.getString(1), variables.getLong(2));
        }
    }
}
