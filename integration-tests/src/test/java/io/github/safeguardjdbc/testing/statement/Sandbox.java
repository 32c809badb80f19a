package io.github.safeguardjdbc.testing.statement;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A database of its own on a shared server, with and without safeguard in front of it. */
final class Sandbox implements AutoCloseable {
    static final int OUT_OF_REACH = 1 << 30;

    private final MySqlServer server;
    private final String database;
    private final List<SafeguardDataSource> opened = new ArrayList<>();

    /** What safeguard has told so far. */
    final List<SafeguardEvent> events = Collections.synchronizedList(new ArrayList<>());

    Sandbox(MySqlServer server, String... ddl) throws SQLException {
        this.server = server;
        this.database = server.createDatabase();
        try (Connection connection = plain()) {
            Sql.execute(connection, ddl);
        }
    }

    static Sandbox withLimit(MySqlVersion version, int limit, String... ddl) throws SQLException {
        return new Sandbox(SharedServers.withLimit(version, limit), ddl);
    }

    /** Connector/J alone. */
    Connection plain(String... properties) throws SQLException {
        return DriverManager.getConnection(server.url(database, properties));
    }

    Connection guarded(OversizeStatements way, String... properties) throws SQLException {
        return guarded(SafeguardConfig.builder().oversizeStatements(way).build(), properties);
    }

    Connection guarded(SafeguardConfig config, String... properties) throws SQLException {
        return guard(config, server.port(), properties).getConnection();
    }

    /** A data source on a port of this machine: the server's, or that of a proxy before it. */
    SafeguardDataSource guard(SafeguardConfig config, int port, String... properties) {
        MysqlDataSource dataSource = new MysqlDataSource();
        dataSource.setUrl(server.url(database, properties).replace(":" + server.port() + "/", ":" + port + "/"));
        SafeguardDataSource guarded = SafeguardDataSource.builder(dataSource)
                .config(config)
                .listener(events::add)
                .build();
        opened.add(guarded);
        return guarded;
    }

    /** The server that the database is on. */
    MySqlServer server() {
        return server;
    }

    @Override
    public void close() throws SQLException {
        for (SafeguardDataSource dataSource : opened) {
            dataSource.close();
        }
    }
}
