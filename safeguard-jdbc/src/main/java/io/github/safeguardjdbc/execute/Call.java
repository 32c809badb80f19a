package io.github.safeguardjdbc.execute;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** One of the ways to execute a prepared statement, such as {@code PreparedStatement::executeQuery}. */
@FunctionalInterface
public interface Call<T> {

    /** Executes the statement. */
    T on(PreparedStatement statement) throws SQLException;
}
