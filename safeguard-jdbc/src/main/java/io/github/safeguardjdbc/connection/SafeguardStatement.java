package io.github.safeguardjdbc.connection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A statement that knows our connection as its own, and hands out result sets that know it. */
abstract class SafeguardStatement extends SafeguardWrapper implements Statement {

    private final SafeguardConnection connection;
    private final Statement statement;

    SafeguardStatement(SafeguardConnection connection, Statement statement) {
        this.connection = connection;
        this.statement = statement;
    }

    static native SafeguardStatement create(SafeguardConnection connection, Statement statement);

    @Override
    Statement delegate() {
        return statement;
    }

    /** Our result set for one of the delegate; every woven method that returns a result set calls it. */
    final @Nullable ResultSet wrap(@Nullable ResultSet resultSet) {
        return resultSet == null ? null : SafeguardResultSet.create(this, resultSet);
    }

    @Override
    public final Connection getConnection() throws SQLException {
        // Asked only so that a closed statement can refuse.
        statement.getConnection();
        return connection;
    }
}
