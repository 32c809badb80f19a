package io.github.safeguardjdbc.testing.benchmark;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A hundred rows of the same values. */
abstract class StubResultSet implements ResultSet {
    static final int ROWS = 100;

    private final String text = "Ada Lovelace";
    private final BigDecimal amount = BigDecimal.valueOf(12_345, 2);
    private final Timestamp time = Timestamp.valueOf("2026-11-21 12:00:00");
    private @Nullable Statement statement;
    private int row;

    void rewind(Statement owner) {
        statement = owner;
        row = 0;
    }

    @Override
    public boolean next() {
        return row++ < ROWS;
    }

    @Override
    public long getLong(int column) {
        return row;
    }

    @Override
    public String getString(int column) {
        return text;
    }

    @Override
    public BigDecimal getBigDecimal(int column) {
        return amount;
    }

    @Override
    public Timestamp getTimestamp(int column) {
        return time;
    }

    @Override
    public Statement getStatement() {
        return Objects.requireNonNull(statement, "rewind was not called");
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
