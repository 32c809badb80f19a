package io.github.safeguardjdbc.testing.batch;

import java.sql.Connection;
import java.sql.SQLException;

/** A piece of an application, which returns what it has seen. */
@FunctionalInterface
interface Program<T> {
    T run(Connection connection) throws SQLException;
}
