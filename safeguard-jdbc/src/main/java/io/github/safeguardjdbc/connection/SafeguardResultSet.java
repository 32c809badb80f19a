package io.github.safeguardjdbc.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A result set that knows our statement as its own. */
abstract class SafeguardResultSet extends SafeguardWrapper implements ResultSet {

    private final ResultSet resultSet;
    private final @Nullable SafeguardStatement statement;

    SafeguardResultSet(@Nullable SafeguardStatement statement, ResultSet resultSet) {
        this.resultSet = resultSet;
        this.statement = statement;
    }

    static native SafeguardResultSet create(@Nullable SafeguardStatement statement, ResultSet resultSet);

    @Override
    ResultSet delegate() {
        return resultSet;
    }

    @Override
    public @Nullable Statement getStatement() throws SQLException {
        return resultSet.getStatement() == null ? null : statement;
    }
}
