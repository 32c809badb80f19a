package io.github.safeguardjdbc.testing.agent;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A program with a pool whose connections do not say what they are. Its argument is a URL. */
public final class Unwilling {
    private Unwilling() {}

    public static void main(String[] arguments) throws SQLException {
        MysqlDataSource source = new UnwillingSource();
        source.setUrl(arguments[0]);
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setDataSource(source);
            for (int i = 1; i <= 2; i++) {
                try (Connection connection = pool.getConnection();
                        Statement statement = connection.createStatement()) {
                    statement.execute("DO 1");
                    System.out.println(i + " of 2");
                }
            }
        }
    }

    private static final class UnwillingSource extends MysqlDataSource {
        private static final long serialVersionUID = 1;

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Unwilling.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, with) -> {
                        if (method.getName().equals("isWrapperFor")) {
                            throw new SQLException("Nobody may know");
                        }
                        try {
                            return method.invoke(connection, with);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
