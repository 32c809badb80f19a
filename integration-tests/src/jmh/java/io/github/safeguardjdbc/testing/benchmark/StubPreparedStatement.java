package io.github.safeguardjdbc.testing.benchmark;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Timestamp;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A statement that keeps its parameters, updates one row, and selects always the same. */
abstract class StubPreparedStatement implements PreparedStatement {
    private final StubResultSet resultSet = Stub.of(StubResultSet.class);
    private final @Nullable Object[] parameters = new @Nullable Object[6];
    private @Nullable StubConnection connection;
    private long number;

    void belongTo(StubConnection owner) {
        connection = owner;
    }

    @Override
    public void setLong(int index, long value) {
        number = value;
    }

    @Override
    public void setString(int index, String value) {
        parameters[index] = value;
    }

    @Override
    public void setBigDecimal(int index, BigDecimal value) {
        parameters[index] = value;
    }

    @Override
    public void setTimestamp(int index, Timestamp value) {
        parameters[index] = value;
    }

    @Override
    public int executeUpdate() {
        return (int) number;
    }

    @Override
    public ResultSet executeQuery() {
        resultSet.rewind(this);
        return resultSet;
    }

    @Override
    public Connection getConnection() {
        return Objects.requireNonNull(connection, "belongTo was not called");
    }

    @Override
    public @Nullable SQLWarning getWarnings() {
        return null;
    }

    @Override
    public void clearWarnings() {
        // There never are any.
    }

    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public void close() {
        // It is handed out again.
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!isWrapperFor(type)) {
            throw new SQLException("Not a " + type);
        }
        return type.cast(this);
    }
}
