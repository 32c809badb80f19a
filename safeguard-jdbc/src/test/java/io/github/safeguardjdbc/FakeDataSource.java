package io.github.safeguardjdbc;

import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ConnectionBuilder;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.ShardingKeyBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that writes down what it is asked, and whose connections do nothing. */
@SuppressWarnings("try") // Closing may throw anything here.
class FakeDataSource implements DataSource, AutoCloseable {
    final List<String> calls = new ArrayList<>();
    final PrintWriter logWriter = new PrintWriter(java.io.Writer.nullWriter());
    final Logger logger = Logger.getLogger("fake");
    Exception failureOfClose;

    /** A connection that answers with the JDBC defaults, and writes its closing into {@code calls}. */
    static Connection connection(List<String> calls) {
        return fake(Connection.class, calls);
    }

    static <T> T fake(Class<T> type, List<String> calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            return switch (method.getName()) {
                case "hashCode" -> System.identityHashCode(proxy);
                case "equals" -> proxy == args[0];
                case "toString" -> "fake " + type.getSimpleName();
                case "isValid" -> true;
                default -> {
                    calls.add(type.getSimpleName() + "." + method.getName());
                    Class<?> result = method.getReturnType();
                    if (result == boolean.class) {
                        yield false;
                    } else if (result == int.class) {
                        yield 0;
                    } else if (result == Connection.class) {
                        yield connection(calls);
                    }
                    yield result.isInstance(proxy) ? proxy : null;
                }
            };
        }));
    }

    @Override
    public Connection getConnection() throws SQLException {
        calls.add("getConnection");
        return connection(calls);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        calls.add("getConnection " + user + " " + password);
        return connection(calls);
    }

    @Override
    public ConnectionBuilder createConnectionBuilder() {
        return fake(ConnectionBuilder.class, calls);
    }

    @Override
    public ShardingKeyBuilder createShardingKeyBuilder() {
        calls.add("createShardingKeyBuilder");
        return fake(ShardingKeyBuilder.class, calls);
    }

    @Override
    public PrintWriter getLogWriter() {
        return logWriter;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        calls.add("setLogWriter");
    }

    @Override
    public int getLoginTimeout() {
        return 7;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        calls.add("setLoginTimeout " + seconds);
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return logger;
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        calls.add("unwrap " + type.getSimpleName());
        throw new SQLException("nothing behind a fake");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return false;
    }

    @Override
    public void close() throws Exception {
        calls.add("close");
        if (failureOfClose != null) {
            throw failureOfClose;
        }
    }
}
