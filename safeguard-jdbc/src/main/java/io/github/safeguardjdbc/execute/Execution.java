package io.github.safeguardjdbc.execute;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** One of the ways to execute a prepared statement, such as {@code PreparedStatement::executeQuery}. */
@FunctionalInterface
public interface Execution<T extends @Nullable Object> {

    /** Executes the statement. */
    T on(PreparedStatement statement) throws SQLException;
}
