package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Transcript.What;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A database of one side, for the scenarios of one thread. */
final class Workspace implements AutoCloseable {
    private static final int OPEN_SETTINGS = 8;
    private static final int PING_SECONDS = 5;

    private final Side side;
    private final String database;
    private final Map<MySqlServer, Inspector> inspectors = new HashMap<>();
    private final Map<Settings, ConnectionKeeper> keepers = new LinkedHashMap<>(16, 0.75f, true);

    Workspace(Side side, String database) {
        this.side = side;
        this.database = database;
    }

    /** @param resetsCounter the table's AUTO_INCREMENT counter is to begin from 1 */
    Transcript run(Scenario scenario, boolean resetsCounter) throws SQLException {
        Inspector inspector = inspector(side.server(scenario.settings()));
        inspector.provide(scenario.table(), resetsCounter);
        ConnectionKeeper keeper = keeper(scenario.settings());
        Connection connection = keeper.borrow();
        boolean usable = false;
        try {
            reset(connection, scenario.settings());
            Transcript transcript = new Interpreter(scenario, connection, inspector).run();
            usable = endTransaction(connection);
            int end = scenario.steps().size();
            transcript.add(end, What.VALID, Boolean.toString(usable));
            transcript.add(end, What.ROWS, inspector.read(scenario.table()));
            return transcript;
        } finally {
            keeper.giveBack(connection, usable);
        }
    }

    private static void reset(Connection connection, Settings settings) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_mode = '" + settings.link().sqlMode()
                    + "', auto_increment_increment = 1, timestamp = 1700000000.123456, last_insert_id = 0, @calls = 0");
        }
    }

    private static boolean endTransaction(Connection connection) throws SQLException {
        if (connection.isClosed()) {
            return false;
        }
        try (Statement statement = connection.createStatement()) {
            // The program may have begun one without the driver.
            statement.execute("ROLLBACK");
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
        }
        return connection.isValid(PING_SECONDS);
    }

    private Inspector inspector(MySqlServer server) throws SQLException {
        Inspector inspector = inspectors.get(server);
        if (inspector == null) {
            inspector = Inspector.open(server, database);
            inspectors.put(server, inspector);
        }
        return inspector;
    }

    private ConnectionKeeper keeper(Settings settings) throws SQLException {
        @Nullable ConnectionKeeper keeper = keepers.get(settings);
        if (keeper == null) {
            if (keepers.size() >= OPEN_SETTINGS) {
                Iterator<ConnectionKeeper> eldest = keepers.values().iterator();
                eldest.next().close();
                eldest.remove();
            }
            keeper = side.connections(database, settings);
            keepers.put(settings, keeper);
        }
        return keeper;
    }

    @Override
    public void close() throws SQLException {
        for (ConnectionKeeper keeper : keepers.values()) {
            keeper.close();
        }
        for (Inspector inspector : inspectors.values()) {
            inspector.close();
        }
    }
}
