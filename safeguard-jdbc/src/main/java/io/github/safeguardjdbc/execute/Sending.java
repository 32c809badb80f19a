package io.github.safeguardjdbc.execute;

import java.sql.SQLException;

/** One of the application statement's methods that execute a text. */
@FunctionalInterface
public interface Sending<T> {

    /** Executes a text in place of the application's. */
    T send(String text) throws SQLException;
}
