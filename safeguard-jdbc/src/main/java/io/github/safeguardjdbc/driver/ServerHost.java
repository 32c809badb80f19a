package io.github.safeguardjdbc.driver;

import com.mysql.cj.conf.ConnectionUrl;
import com.mysql.cj.conf.HostInfo;
import com.mysql.cj.exceptions.CJException;
import com.mysql.cj.jdbc.ConnectionImpl;
import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** One of the servers that a URL of Connector/J names, reached without the others. */
public final class ServerHost {
    private static final List<String> OF_ONE_HOST = List.of("host", "port", "dbname");

    private final HostInfo info;

    private ServerHost(HostInfo info) {
        this.info = info;
    }

    /**
     * The hosts of a URL, in its order: one, or all of a {@code replication:}, {@code loadbalance:} or failover URL.
     *
     * @param properties user, password and others that are not in the URL
     * @throws SQLException with SQLState 08001 if Connector/J does not take the URL, which may hold a password and is not shown
     */
    public static List<ServerHost> of(String url, Properties properties) throws SQLException {
        try {
            if (!ConnectionUrl.acceptsUrl(url)) {
                throw new SQLNonTransientConnectionException(
                        "this is no URL of MySQL Connector/J; it begins with jdbc:mysql:", "08001");
            }
            return ConnectionUrl.getConnectionUrlInstance(url, properties).getHostsList().stream()
                    .map(ServerHost::new)
                    .toList();
        } catch (CJException malformed) {
            throw new SQLNonTransientConnectionException(
                    "Connector/J does not understand the URL; the form is jdbc:mysql://host:port/database?name=value",
                    "08001");
        }
    }

    /**
     * All hosts of the URL that a connection was made from; empty if it is not one of Connector/J.
     *
     * @param url where the connection comes from, or null: then the driver is asked, which of a connection to several hosts may
     *     tell the current one only
     * @throws SQLException if the connection is closed
     */
    public static List<ServerHost> behind(Connection connection, @Nullable String url) throws SQLException {
        if (!(DriverConnection.physical(connection) instanceof JdbcConnection driver)) {
            return List.of();
        }
        Properties properties = driver.getSession().getHostInfo().exposeAsProperties();
        OF_ONE_HOST.forEach(properties::remove);
        return of(url == null ? driver.getURL() : url, properties);
    }

    /** The host's name or address. */
    public String host() {
        return info.getHost();
    }

    /** The port, 3306 where the URL names none. */
    public int port() {
        return info.getPort();
    }

    /**
     * Connects to this host alone, with all properties of the URL.
     *
     * @throws SQLException whatever Connector/J throws
     */
    public Connection connect() throws SQLException {
        return ConnectionImpl.getInstance(info);
    }

    /** {@code host:port}. */
    @Override
    public String toString() {
        return info.getHostPortPair();
    }
}
