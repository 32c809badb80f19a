package io.github.safeguardjdbc.testing.liveness;

import io.github.safeguardjdbc.testing.batch.Client;
import io.github.safeguardjdbc.testing.batch.Seat;
import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.proxy.TcpProxy;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** A database of its own, a proxy before its server, and an observer that goes around the proxy. */
final class Lab implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final MySqlServer server;
    private final String database;
    private final Connection observer;
    private final TcpProxy proxy;

    Lab(MySqlVersion version, String... ddl) throws SQLException {
        server = SharedServers.withLimit(version, 4 << 20);
        database = server.createDatabase();
        observer = server.connect(database);
        proxy = new TcpProxy(server.port());
        Sql.execute(observer, ddl);
    }

    Connection observer() {
        return observer;
    }

    TcpProxy proxy() {
        return proxy;
    }

    /** A client of the server itself. */
    Client direct(Seat seat, String... properties) {
        return seat.open(server, database, properties);
    }

    /** A client behind the proxy. */
    Client proxied(Seat seat, String... properties) {
        return behindProxy(seat, "//127.0.0.1:" + proxy.port(), properties);
    }

    /**
     * A client of two hosts, which are both the server behind the proxy.
     *
     * @param scheme as in {@code replication:}; the empty string for the second to stand in for the first
     */
    Client multiHost(Seat seat, String scheme, String... properties) {
        String hosts = "//127.0.0.1:" + proxy.port() + ",localhost:" + proxy.port();
        return behindProxy(seat, scheme + hosts, properties);
    }

    private Client behindProxy(Seat seat, String hosts, String... properties) {
        return seat.open(
                drivers -> server.url(database, drivers).replace("//" + server.hostAndPort(), hosts), properties);
    }

    long number(String query) throws SQLException {
        return Sql.number(observer, query);
    }

    /** Ends all sessions of the database but the observer's. */
    void killAll() throws SQLException {
        for (String session : Sql.rows(observer, sessions("ID"))) {
            try {
                Sql.execute(observer, "KILL " + session);
            } catch (SQLException gone) {
                if (gone.getErrorCode() != 1094) {
                    throw gone;
                }
            }
        }
        awaitAlone();
    }

    /** Waits until the server has ended all sessions but the observer's. */
    void awaitAlone() throws SQLException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (number(sessions("COUNT(*)")) > 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Sessions do not end: " + Sql.rows(observer, sessions("ID, COMMAND, STATE")));
            }
            pause(2);
        }
    }

    private String sessions(String columns) {
        return "SELECT " + columns + " FROM information_schema.PROCESSLIST WHERE ID <> CONNECTION_ID() AND DB = '"
                + database + "'";
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws SQLException {
        proxy.close();
        observer.close();
    }
}
