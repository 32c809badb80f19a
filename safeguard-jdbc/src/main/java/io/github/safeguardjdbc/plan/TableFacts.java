package io.github.safeguardjdbc.plan;

import io.github.safeguardjdbc.sql.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a table before rows for it may share a statement.
 *
 * @param transactional true if the engine undoes a failed statement (InnoDB)
 * @param columns the columns in their order, invisible ones included
 */
public record TableFacts(boolean transactional, List<Column> columns) {

    public TableFacts {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param visible an INSERT without a column list has a value for it
     * @param room what it holds
     */
    record Column(String name, ColumnType type, boolean autoIncrement, boolean visible, ColumnRoom room) {

        Column(String name, ColumnType type, boolean autoIncrement, boolean visible) {
            this(name, type, autoIncrement, visible, new ColumnRoom(ColumnRoom.UNKNOWN, false));
        }
    }

    /** Those of a table of this definition. */
    public static TableFacts of(TableDefinition definition) {
        List<Column> columns = new ArrayList<>();
        for (TableDefinition.Column column : definition.columns()) {
            columns.add(new Column(
                    column.name(),
                    ColumnType.of(column.type()),
                    column.autoIncrement(),
                    column.visible(),
                    ColumnRoom.of(column.type())));
        }
        return new TableFacts("InnoDB".equalsIgnoreCase(definition.engine()), columns);
    }

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
