package io.github.safeguardjdbc.testing.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.testing.proxy.TcpProxy;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** A database of its own on a server with a small limit, with a table of large columns. */
final class Database {
    static final int SMALL = 64 << 10;

    private final MySqlServer server;
    private final String name;

    /** What safeguard has told so far. */
    final List<SafeguardEvent> events = new CopyOnWriteArrayList<>();

    Database(MySqlVersion version, int limit) throws SQLException {
        this(SharedServers.get(version, "--max-allowed-packet=" + limit, "--performance-schema=ON"));
    }

    Database(MySqlServer server) throws SQLException {
        this.server = server;
        name = server.createDatabase();
        try (Connection connection = server.connect(name)) {
            execute(
                    connection,
                    "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, k INT, b LONGBLOB,"
                            + " u LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci,"
                            + " l LONGTEXT CHARACTER SET latin1)");
        }
    }

    /** The server's port. */
    int port() {
        return server.port();
    }

    /** The name of the database. */
    String name() {
        return name;
    }

    String url(String... properties) {
        return server.url(name, properties);
    }

    DataSource driver(String... properties) {
        return driverOf(url(properties));
    }

    private static DataSource driverOf(String url) {
        MysqlDataSource dataSource = new MysqlDataSource();
        dataSource.setUrl(url);
        return dataSource;
    }

    /** A guarded connection through a proxy. */
    Connection connectThrough(TcpProxy proxy, String... properties) throws SQLException {
        String url = url(properties).replace(":" + server.port() + "/", ":" + proxy.port() + "/");
        return SafeguardDataSource.wrap(driverOf(url)).getConnection();
    }

    Connection connect(String... properties) throws SQLException {
        return SafeguardDataSource.builder(driver(properties))
                .listener(events::add)
                .build()
                .getConnection();
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first value of the first row. */
    static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "no row";
        }
    }

    /** What of ours is left on the server of a connection: nothing, if it is empty. */
    static String leftovers(Connection connection) throws SQLException {
        // Without it there would be nothing to see.
        assertThat(ask(connection, "SELECT @@performance_schema")).isEqualTo("1");
        return ask(
                        connection,
                        "SELECT COALESCE(GROUP_CONCAT(VARIABLE_NAME), '') FROM performance_schema.user_variables_by_thread v"
                                + " JOIN performance_schema.threads t USING (THREAD_ID)"
                                + " WHERE t.PROCESSLIST_ID = CONNECTION_ID() AND VARIABLE_VALUE IS NOT NULL"
                                + " AND VARIABLE_NAME LIKE '%safeguard%'")
                + ask(
                        connection,
                        "SELECT COALESCE(GROUP_CONCAT(STATEMENT_NAME), '')"
                                + " FROM performance_schema.prepared_statements_instances p"
                                + " JOIN performance_schema.threads t ON t.THREAD_ID = p.OWNER_THREAD_ID"
                                + " WHERE t.PROCESSLIST_ID = CONNECTION_ID() AND STATEMENT_NAME LIKE '%safeguard%'");
    }
}
