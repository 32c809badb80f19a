package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.plan.ColumnType;
import io.github.safeguardjdbc.plan.TableFacts;
import io.github.safeguardjdbc.plan.TableFacts.Column;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server about a table, through statements that see what an INSERT of this session would see, temporary tables
 * included. Three round trips; each text is short enough for a server with the smallest limit.
 */
final class TableProbe {
    /** How the last part of a CREATE TABLE begins; line breaks inside of comments are shown escaped. */
    private static final String ENGINE = "\n) ENGINE=";

    private final DriverConnection driver;

    TableProbe(DriverConnection driver) {
        this.driver = driver;
    }

    /**
     * The facts of a base table.
     *
     * @param schema null for the current database
     * @return null for a view, whose rows may go anywhere
     * @throws SQLException also if the user may not see the table's definition
     */
    @Nullable TableFacts read(@Nullable String schema, String table) throws SQLException {
        String name = schema == null ? quoted(table) : quoted(schema) + "." + quoted(table);
        try (Statement statement = driver.createStatement()) {
            String engine = engine(statement, name);
            return engine == null
                    ? null
                    : new TableFacts(
                            "InnoDB".equalsIgnoreCase(engine),
                            hasInsertTriggers(schema, table),
                            columns(statement, name));
        }
    }

    private static @Nullable String engine(Statement statement, String name) throws SQLException {
        try (ResultSet created = statement.executeQuery("SHOW CREATE TABLE " + name)) {
            if (!created.next()
                    || !"Table".equalsIgnoreCase(created.getMetaData().getColumnLabel(1))) {
                return null;
            }
            String definition = created.getString(2);
            int start = definition.indexOf(ENGINE);
            if (start < 0) {
                return null;
            }
            int end = start + ENGINE.length();
            while (end < definition.length() && Character.isLetterOrDigit(definition.charAt(end))) {
                end++;
            }
            return definition.substring(start + ENGINE.length(), end);
        }
    }

    private static List<Column> columns(Statement statement, String name) throws SQLException {
        List<Column> columns = new ArrayList<>();
        try (ResultSet shown = statement.executeQuery("SHOW COLUMNS FROM " + name)) {
            while (shown.next()) {
                String extra = shown.getString("Extra").toUpperCase(Locale.ROOT);
                columns.add(new Column(
                        shown.getString("Field"),
                        ColumnType.of(shown.getString("Type")),
                        extra.contains("AUTO_INCREMENT"),
                        !extra.contains("INVISIBLE")));
            }
        }
        return columns;
    }

    private boolean hasInsertTriggers(@Nullable String schema, String table) throws SQLException {
        String sql = "SELECT COUNT(*) FROM information_schema.TRIGGERS"
                + " WHERE EVENT_OBJECT_SCHEMA = IFNULL(?, DATABASE()) AND EVENT_OBJECT_TABLE = ?"
                + " AND EVENT_MANIPULATION = 'INSERT'";
        try (PreparedStatement statement = driver.prepareOnClient(sql)) {
            statement.setString(1, schema);
            statement.setString(2, table);
            try (ResultSet counted = statement.executeQuery()) {
                return counted.next() && counted.getLong(1) > 0;
            }
        }
    }

    private static String quoted(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }
}
