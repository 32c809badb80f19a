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
    public void updateRow() throws SQLException {
        send(resultSet::updateRow);
    }

    @Override
    public void insertRow() throws SQLException {
        send(resultSet::insertRow);
    }

    /** The driver makes a statement of the row that we never see. */
    private void send(Change change) throws SQLException {
        if (statement == null) {
            change.apply();
        } else {
            statement.session().checkedByDriver(() -> {
                change.apply();
                return true;
            });
        }
    }

    @FunctionalInterface
    private interface Change {
        void apply() throws SQLException;
    }

    @Override
    public void close() throws SQLException {
        resultSet.close();
        if (statement != null) {
            statement.resultClosed(resultSet);
        }
    }

    @Override
    public @Nullable Statement getStatement() throws SQLException {
        return resultSet.getStatement() == null ? null : statement;
    }
}
