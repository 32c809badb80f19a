package io.github.safeguardjdbc.testing.batch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The server's own counters for one session. */
record Counters(Map<String, Long> values) {
    /** Those of statements that leave something behind. */
    private static final List<String> CHANGING = List.of(
            "Com_insert",
            "Com_replace",
            "Com_update",
            "Com_delete",
            "Com_stmt_execute",
            "Com_stmt_send_long_data",
            "Com_set_option",
            "Com_begin",
            "Com_commit",
            "Com_rollback",
            "Com_savepoint");

    /** Reads them, which is itself a question that counts. */
    static Counters of(Connection connection) throws SQLException {
        Map<String, Long> values = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet status = statement.executeQuery(
                        "SHOW SESSION STATUS WHERE Variable_name LIKE 'Com\\_%' OR Variable_name = 'Questions'")) {
            while (status.next()) {
                values.put(status.getString(1), status.getLong(2));
            }
        }
        return new Counters(values);
    }

    /** How much a counter has risen since then. */
    long since(Counters earlier, String name) {
        return values.getOrDefault(name, 0L) - earlier.values.getOrDefault(name, 0L);
    }

    /** The INSERT statements that were executed since then, prepared or not. */
    long insertsSince(Counters earlier) {
        return since(earlier, "Com_insert");
    }

    /** The statements since then that may have left something behind. */
    long changingSince(Counters earlier) {
        return CHANGING.stream().mapToLong(name -> since(earlier, name)).sum();
    }
}
