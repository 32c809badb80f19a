package io.github.safeguardjdbc.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a table before rows for it may share a statement.
 *
 * @param transactional true if the engine undoes a failed statement (InnoDB)
 * @param insertTriggers true if the table has INSERT triggers that this user can see
 * @param columns the columns in their order, invisible ones included
 */
public record TableFacts(boolean transactional, boolean insertTriggers, List<Column> columns) {

    public TableFacts {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param visible an INSERT without a column list has a value for it
     */
    public record Column(String name, ColumnType type, boolean autoIncrement, boolean visible) {}

    /** The columns that an INSERT has values for; null if it names one that the table does not have. */
    @Nullable List<Column> inserted(@Nullable List<String> names) {
        if (names == null) {
            return columns.stream().filter(Column::visible).toList();
        }
        List<Column> inserted = new ArrayList<>(names.size());
        for (String name : names) {
            Column column = named(name);
            if (column == null) {
                return null;
            }
            inserted.add(column);
        }
        return inserted;
    }

    private @Nullable Column named(String name) {
        for (Column column : columns) {
            if (column.name().equalsIgnoreCase(name)) {
                return column;
            }
        }
        return null;
    }
}
