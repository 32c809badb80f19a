package io.github.safeguardjdbc.connection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** How an application has had a statement made, to be made again on another connection. */
@FunctionalInterface
interface Recipe {
    Statement make(Connection connection) throws SQLException;
}
