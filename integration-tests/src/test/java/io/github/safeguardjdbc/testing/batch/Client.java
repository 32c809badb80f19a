package io.github.safeguardjdbc.testing.batch;

import java.sql.Connection;
import java.sql.SQLException;

/** What an application gets its connections from. */
@FunctionalInterface
public interface Client extends AutoCloseable {
    Connection connect() throws SQLException;

    @Override
    default void close() throws SQLException {}
}
