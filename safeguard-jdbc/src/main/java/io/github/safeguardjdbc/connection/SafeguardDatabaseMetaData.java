package io.github.safeguardjdbc.connection;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Metadata that knows our connection as its own, and hands out result sets that lead back to it. */
abstract class SafeguardDatabaseMetaData extends SafeguardWrapper implements DatabaseMetaData {

    private final SafeguardConnection connection;
    private DatabaseMetaData metaData;

    SafeguardDatabaseMetaData(SafeguardConnection connection, DatabaseMetaData metaData) {
        this.connection = connection;
        this.metaData = metaData;
    }

    static native SafeguardDatabaseMetaData create(SafeguardConnection connection, DatabaseMetaData metaData);

    /** From now on this is the object below. */
    void moveTo(DatabaseMetaData other) {
        metaData = other;
    }

    @Override
    DatabaseMetaData delegate() {
        return metaData;
    }

    /** Our result set for one of the delegate; every woven method that returns a result set calls it. */
    final @Nullable ResultSet wrap(@Nullable ResultSet resultSet) throws SQLException {
        if (resultSet == null) {
            return null;
        }
        // The driver makes a statement of its own for it, or none.
        Statement statement = resultSet.getStatement();
        return SafeguardResultSet.create(
                statement == null ? null : SafeguardStatement.create(connection, statement), resultSet);
    }

    @Override
    public Connection getConnection() throws SQLException {
        // Asked only so that the metadata of a closed connection can refuse.
        metaData.getConnection();
        return connection;
    }
}
