package io.github.safeguardjdbc.testing.batch;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Runs programs on databases of their own: through Connector/J alone on a server whose limit is out of reach, and through
 * safeguard on one with a small limit.
 *
 * @param ddl creates what the programs use
 */
record Scenario(MySqlVersion version, List<String> ddl) {
    static final int OUT_OF_REACH = 1 << 30;
    static final int SMALL = 64 << 10;

    Scenario(MySqlVersion version, String... ddl) {
        this(version, List.of(ddl));
    }

    <T> T plain(Program<T> program, String... properties) throws SQLException {
        return run(Seat.PLAIN, OUT_OF_REACH, program, properties);
    }

    <T> T guarded(Seat seat, Program<T> program, String... properties) throws SQLException {
        return run(seat, SMALL, program, properties);
    }

    <T> T run(Seat seat, int limit, Program<T> program, String... properties) throws SQLException {
        MySqlServer server = SharedServers.withLimit(version, limit);
        try (Client client = seat.open(server, database(server), properties);
                Connection connection = client.connect()) {
            return program.run(connection);
        }
    }

    /** Creates a database with everything in it and returns its name. */
    String database(MySqlServer server) throws SQLException {
        String database = server.createDatabase();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : ddl) {
                statement.execute(sql);
            }
        }
        return database;
    }
}
