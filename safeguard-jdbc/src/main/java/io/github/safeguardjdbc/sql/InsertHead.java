package io.github.safeguardjdbc.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an INSERT or REPLACE says before its first tuple. Names are without quotes, in the case they were written in.
 *
 * @param replace REPLACE, not INSERT
 * @param ignore {@code INSERT IGNORE}
 * @param priority the modifier after the verb
 * @param schema the schema that qualifies the table, or null for the session's current one
 * @param table the table
 * @param columns the columns in the order of the values, or null if the statement lists none and means all of them
 * @param partitioned whether a PARTITION clause names partitions
 */
public record InsertHead(
        boolean replace,
        boolean ignore,
        Priority priority,
        @Nullable String schema,
        String table,
        @Nullable List<String> columns,
        boolean partitioned) {

    /** The modifiers that ask for another order among the clients of a table; InnoDB knows none of them. */
    public enum Priority {
        NORMAL,
        LOW_PRIORITY,
        HIGH_PRIORITY,
        DELAYED
    }

    /** Keeps an immutable copy of {@code columns}. */
    public InsertHead {
        columns = columns == null ? null : List.copyOf(columns);
    }
}
