package io.github.safeguardjdbc.testing.agent;

import com.mysql.cj.jdbc.JdbcPreparedStatement;
import com.mysql.cj.jdbc.MysqlConnectionPoolDataSource;
import com.mysql.cj.jdbc.MysqlDataSource;
import com.mysql.cj.jdbc.MysqlXADataSource;
import com.mysql.cj.jdbc.MysqlXid;
import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.SafeguardDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;

/**
 * A program with connections that are not for the agent. It writes a line about each kind; its argument is a URL. With
 * {@code twice} after that it then says {@code ready}, waits for a line of input, and does so again.
 */
public final class Neighbours {
    private Neighbours() {}

    public static void main(String[] arguments) throws Exception {
        tell(arguments[0]);
        if (arguments.length > 1) {
            System.out.println("ready");
            System.in.read();
            tell(arguments[0]);
        }
    }

    private static void tell(String url) throws Exception {
        System.out.println("plain: " + guards(DriverManager.getConnection(url)));
        System.out.println("of several hosts: " + guards(DriverManager.getConnection(replicated(url))));
        MysqlDataSource own = new MysqlDataSource();
        own.setUrl(url);
        System.out.println("for a user: " + guards(own.getConnection("root", "")));
        System.out.println("xa: " + xa(url));
        MysqlConnectionPoolDataSource forPools = new MysqlConnectionPoolDataSource();
        forPools.setUrl(url);
        System.out.println(
                "for a pool: " + guards(forPools.getPooledConnection().getConnection()));
        try (ConnectionOrigin other = Origin.HIKARI.open("jdbc:h2:mem:test");
                Connection connection = other.connection()) {
            System.out.println("of another vendor: " + connection.getClass().getName());
        }
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            DataSource guarded = SafeguardDataSource.wrap(pool);
            System.out.println("in our data source: " + replaced(ConnectionOrigin.of(guarded), url));
        }
        try (ConnectionOrigin pool = Origin.HIKARI.open("jdbc:safeguard:" + url.substring("jdbc:".length()))) {
            System.out.println("by our driver in a pool: " + replaced(pool, url));
        }
        System.out.println("from what is no data source: " + guards(new Provider(own).getConnection()));
        System.out.println("cast to the driver's type: " + vendorType(own));
    }

    /** The same server as source and as replica. */
    private static String replicated(String url) {
        return url.replaceFirst("^jdbc:mysql://([^/?]*)", "jdbc:mysql:replication://$1,$1");
    }

    /** How many guards there are one above the other, as their texts say. */
    private static int guards(Connection connection) throws SQLException {
        try (connection) {
            String text = connection.toString();
            return (text.length() - text.replace("SafeguardConnection of", "").length())
                    / "SafeguardConnection of".length();
        }
    }

    /** The same for a connection that was lost and is replaced. */
    private static String replaced(ConnectionOrigin origin, String url) throws Exception {
        try (Connection connection = origin.connection();
                Connection admin = DriverManager.getConnection(url);
                Statement kill = admin.createStatement()) {
            String lost = id(connection);
            kill.execute("KILL " + lost);
            Thread.sleep(100);
            boolean another = !id(connection).equals(lost);
            return guards(connection) + (another ? ", replaced" : ", not replaced");
        }
    }

    private static int xa(String url) throws Exception {
        XADataSource dataSource = xaDataSource(url);
        XAConnection xa = dataSource.getXAConnection();
        XAResource resource = xa.getXAResource();
        Xid branch = new MysqlXid(new byte[] {1}, new byte[] {2}, 3);
        resource.start(branch, XAResource.TMNOFLAGS);
        Connection connection = xa.getConnection();
        id(connection);
        resource.end(branch, XAResource.TMSUCCESS);
        resource.commit(branch, true);
        return guards(connection);
    }

    private static XADataSource xaDataSource(String url) {
        MysqlXADataSource dataSource = new MysqlXADataSource();
        dataSource.setUrl(url);
        return dataSource;
    }

    private static String vendorType(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT ?, ?")) {
            return statement
                            .unwrap(JdbcPreparedStatement.class)
                            .getParameterMetaData()
                            .getParameterCount() + " parameters";
        }
    }

    /** Has the methods of a data source, as Hibernate's has, and is none. */
    private record Provider(DataSource dataSource) {
        Connection getConnection() throws SQLException {
            return dataSource.getConnection();
        }

        @SuppressWarnings("UnusedMethod")
        Connection getConnection(String user, String password) throws SQLException {
            return dataSource.getConnection(user, password);
        }
    }

    private static String id(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT CONNECTION_ID()")) {
            result.next();
            return result.getString(1);
        }
    }
}
