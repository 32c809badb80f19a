package io.github.safeguardjdbc.testing.agent;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A program that starts a pool and asks one thing, as little as one does that uses MySQL. Its argument is a URL. */
public final class OneQuery {
    private OneQuery() {}

    public static void main(String[] arguments) throws SQLException, ReflectiveOperationException {
        try (ConnectionOrigin pool = Origin.HIKARI.open(arguments[0]);
                Connection connection = pool.connection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT VERSION()")) {
            answer.next();
            System.out.println(answer.getString(1));
        }
    }
}
