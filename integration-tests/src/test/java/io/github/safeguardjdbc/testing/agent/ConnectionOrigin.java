package io.github.safeguardjdbc.testing.agent;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Where an application has its connections from. */
@FunctionalInterface
interface ConnectionOrigin extends AutoCloseable {
    Connection connection() throws SQLException;

    /** The same for a data source, which is closed if it can be. */
    static ConnectionOrigin of(DataSource dataSource) {
        return new ConnectionOrigin() {
            @Override
            public Connection connection() throws SQLException {
                return dataSource.getConnection();
            }

            @Override
            public void close() {
                try {
                    if (dataSource instanceof AutoCloseable closeable) {
                        closeable.close();
                    }
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    @Override
    default void close() {}
}
