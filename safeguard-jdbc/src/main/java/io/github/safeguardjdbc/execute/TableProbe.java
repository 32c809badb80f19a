package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.plan.TableFacts;
import io.github.safeguardjdbc.sql.SqlMode;
import io.github.safeguardjdbc.sql.TableDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server about a table with SHOW CREATE TABLE: it sees what an INSERT of this session would see, temporary tables
 * included, and it is the one such question that neither opens a transaction nor takes a snapshot; a query of
 * INFORMATION_SCHEMA (and SHOW COLUMNS is one) does both. One round trip.
 */
final class TableProbe {
    private final DriverConnection driver;

    TableProbe(DriverConnection driver) {
        this.driver = driver;
    }

    /**
     * The facts of a base table.
     *
     * @param schema null for the current database
     * @param mode how the session quotes names
     * @return null for a view, whose rows may go anywhere
     * @throws SQLException also if the user may not see the table's definition
     */
    @Nullable TableFacts read(@Nullable String schema, String table, SqlMode mode) throws SQLException {
        String name = schema == null ? quoted(table) : quoted(schema) + "." + quoted(table);
        try (Statement statement = driver.createStatement();
                ResultSet created = statement.executeQuery("SHOW CREATE TABLE " + name)) {
            if (!created.next()
                    || !"Table".equalsIgnoreCase(created.getMetaData().getColumnLabel(1))) {
                return null;
            }
            TableDefinition definition = TableDefinition.parse(created.getString(2), mode);
            return definition == null ? null : TableFacts.of(definition);
        }
    }

    private static String quoted(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }
}
