package io.github.safeguardjdbc.testing.agent;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where an application has its connections from. */
@FunctionalInterface
interface ConnectionOrigin extends AutoCloseable {
    Connection connection() throws SQLException;

    /** The same for a data source; closed with the JVM. */
    static ConnectionOrigin of(DataSource dataSource) {
        return dataSource::getConnection;
    }

    @Override
    default void close() {}
}
