package io.github.safeguardjdbc.doctor.survey;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks one server. What the user may not see becomes an {@link Unseen}; only a lost connection ends the survey.
 *
 * <p>All statements and rows are short: a server may be set to take, and a driver to read, no more than 1,024 bytes.
 */
public final class ServerSurvey {
    private static final List<String> VARIABLES = List.of(
            "version",
            "version_comment",
            "hostname",
            "performance_schema",
            "max_allowed_packet",
            "net_buffer_length",
            "replica_max_allowed_packet",
            "slave_max_allowed_packet",
            "wait_timeout",
            "interactive_timeout",
            "net_read_timeout",
            "net_write_timeout",
            "connect_timeout",
            "max_connections",
            "max_user_connections",
            "max_connect_errors",
            "max_prepared_stmt_count",
            "max_error_count",
            "session_track_system_variables",
            "session_track_gtids",
            "sql_mode",
            "log_bin",
            "log_error_verbosity",
            "binlog_format",
            "binlog_row_event_max_size",
            "max_binlog_cache_size",
            "innodb_redo_log_capacity",
            "innodb_log_file_size",
            "innodb_log_files_in_group",
            "require_secure_transport");
    private static final List<String> STATUS = List.of(
            "Uptime",
            "Connections",
            "Aborted_clients",
            "Aborted_connects",
            "Connection_errors_max_connections",
            "Max_used_connections",
            "Prepared_stmt_count");
    private static final List<String> CONNECTION = List.of("Ssl_cipher", "Ssl_version", "Compression");

    /** So many names make a statement of less than 1,024 bytes. */
    private static final int NAMES_AT_ONCE = 16;

    private static final String ERRORS = "performance_schema.events_errors_summary_global_by_error";
    private static final String HOSTS = "performance_schema.host_cache";
    private static final String LOBS =
            "'tinyblob','blob','mediumblob','longblob','tinytext','text','mediumtext','longtext','json'";

    private final Connection connection;
    private final String host;
    private final List<Unseen> unseen = new ArrayList<>();

    private ServerSurvey(Connection connection, String host) {
        this.connection = connection;
        this.host = host;
    }

    /**
     * What a server says.
     *
     * @param host what to call it
     * @param schema the database whose large columns are of interest, or null
     * @throws SQLException if the connection is lost, or the server is no MySQL
     */
    public static ServerFacts of(Connection connection, String host, @Nullable String schema) throws SQLException {
        return new ServerSurvey(connection, host).read(schema);
    }

    /**
     * What the session says with one query: version, packet limits, {@code wait_timeout} and {@code sql_mode}.
     *
     * @param host what to call the server
     * @throws SQLException if the query fails
     */
    public static ServerFacts glance(Connection connection, String host) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@version, @@global.max_allowed_packet,"
                        + " @@session.max_allowed_packet, @@session.wait_timeout, @@session.sql_mode")) {
            row.next();
            Variables nothing = new Variables(Map.of());
            return new ServerFacts(
                    host,
                    new Variables(Map.of("version", row.getString(1), "max_allowed_packet", row.getString(2))),
                    new Variables(Map.of(
                            "max_allowed_packet",
                            row.getString(3),
                            "wait_timeout",
                            row.getString(4),
                            "sql_mode",
                            row.getString(5))),
                    nothing,
                    nothing,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    -1,
                    List.of());
        }
    }

    private ServerFacts read(@Nullable String schema) throws SQLException {
        Variables global = variables("GLOBAL VARIABLES", VARIABLES);
        boolean counts = global.isOn("performance_schema");
        if (!counts) {
            unseen.add(new Unseen(
                    host,
                    "how often which error was raised, and which clients failed to connect",
                    "performance_schema is OFF",
                    "performance_schema=ON in the server's configuration, and a restart"));
        }
        return new ServerFacts(
                host,
                global,
                variables("SESSION VARIABLES", VARIABLES),
                status(global),
                variables("SESSION STATUS", CONNECTION),
                counts ? errors() : List.of(),
                counts ? blockedHosts() : List.of(),
                schema == null ? List.of() : columns(schema),
                global.isOn("log_bin") ? replicas(global) : List.of(),
                -1,
                unseen);
    }

    private Variables status(Variables global) throws SQLException {
        Map<String, String> status =
                new LinkedHashMap<>(variables("GLOBAL STATUS", STATUS).values());
        if (!global.text("session_track_gtids").equals("OFF")) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT LENGTH(@@GLOBAL.gtid_executed)")) {
                rows.next();
                status.put(ServerFacts.GTIDS, rows.getString(1));
            }
        }
        return new Variables(status);
    }

    private Variables variables(String scope, List<String> names) throws SQLException {
        Map<String, String> values = new LinkedHashMap<>();
        for (int from = 0; from < names.size(); from += NAMES_AT_ONCE) {
            List<String> some = names.subList(from, Math.min(names.size(), from + NAMES_AT_ONCE));
            String sql = "SHOW " + scope + " WHERE Variable_name IN ('" + String.join("','", some) + "')";
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    values.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return new Variables(values);
    }

    private List<ErrorCount> errors() throws SQLException {
        return list(
                "SELECT ERROR_NUMBER, ERROR_NAME, SUM_ERROR_RAISED, LAST_SEEN FROM " + ERRORS
                        + " WHERE SUM_ERROR_RAISED > 0 AND ERROR_NUMBER IN"
                        + " (1040,1105,1129,1153,1158,1159,1160,1161,1301,1390,1461,3068,4031)",
                row -> new ErrorCount(
                        row.getInt(1), row.getString(2), row.getLong(3), String.valueOf(row.getString(4))),
                "how often which error was raised",
                "GRANT SELECT ON " + ERRORS);
    }

    private List<BlockedHost> blockedHosts() throws SQLException {
        return list(
                "SELECT IP, SUM_CONNECT_ERRORS, COUNT_HOST_BLOCKED_ERRORS FROM " + HOSTS
                        + " WHERE SUM_CONNECT_ERRORS > 0 OR COUNT_HOST_BLOCKED_ERRORS > 0",
                row -> new BlockedHost(row.getString(1), row.getLong(2), row.getLong(3)),
                "which clients failed to connect",
                "GRANT SELECT ON " + HOSTS);
    }

    private List<LargeColumn> columns(String schema) throws SQLException {
        String literal = "'" + schema.replace("'", "''").replace("\\", "\\\\") + "'";
        List<LargeColumn> columns = list(
                "SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, CHARACTER_OCTET_LENGTH FROM information_schema.COLUMNS"
                        + " WHERE TABLE_SCHEMA = " + literal + " AND DATA_TYPE IN (" + LOBS + ") ORDER BY 1, 2",
                row -> new LargeColumn(
                        row.getString(1) + "." + row.getString(2),
                        row.getString(3),
                        row.getString(3).equals("json") ? 1L << 30 : row.getLong(4)),
                "the columns of " + schema,
                "GRANT SELECT ON `" + schema.replace("`", "``") + "`.*");
        if (columns.isEmpty()) {
            unseen.add(new Unseen(
                    host,
                    "columns for large values in " + schema,
                    "the database has none, or the user has no privilege on its tables",
                    grant("GRANT SELECT ON `" + schema.replace("`", "``") + "`.*")));
        }
        return columns;
    }

    private List<String> replicas(Variables global) throws SQLException {
        return list(
                global.has("replica_max_allowed_packet") ? "SHOW REPLICAS" : "SHOW SLAVE HOSTS",
                row -> row.getString("Host") + ":" + row.getString("Port"),
                "which replicas the server has",
                "GRANT REPLICATION SLAVE ON *.*");
    }

    private <T> List<T> list(String sql, Row<T> row, String what, String grant) throws SQLException {
        List<T> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(row.of(rows));
            }
        } catch (SQLException refused) {
            if (refused.getErrorCode() == 0) {
                throw refused;
            }
            unseen.add(new Unseen(
                    host, what, "error " + refused.getErrorCode() + ": " + refused.getMessage(), grant(grant)));
        }
        return all;
    }

    /** The whole statement, for the user that the server takes us for. */
    private String grant(String grant) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT CURRENT_USER()")) {
            rows.next();
            String user = rows.getString(1);
            int at = user.lastIndexOf('@');
            return grant + " TO " + quoted(user.substring(0, at)) + "@" + quoted(user.substring(at + 1));
        }
    }

    private static String quoted(String name) {
        return "'" + name.replace("'", "''") + "'";
    }

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
