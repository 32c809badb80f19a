package io.github.safeguardjdbc.plan;

import io.github.safeguardjdbc.plan.TableFacts.Column;
import io.github.safeguardjdbc.sql.InsertItem.Kind;
import io.github.safeguardjdbc.sql.InsertShape;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The columns that the parameters of an INSERT are for, where the text tells it. */
public final class LargeColumns {
    private LargeColumns() {}

    /**
     * Why a column cannot hold a value that is larger than the limit, as a sentence with the remedy; null if it can, or if
     * nothing is known of it.
     *
     * @param parameter 0-based index of the value's parameter
     * @param bytes size of the value
     * @param strict a value that is too large is an error, as it is for a strict session
     */
    public static @Nullable String obstacle(
            InsertShape shape, TableFacts table, int parameter, long bytes, boolean strict) {
        Column column = column(shape, table, parameter);
        if (column == null) {
            return null;
        }
        if (column.room().json()) {
            return "the server holds values of the JSON column " + column.name()
                    + " against max_allowed_packet: raise that, or use a LONGTEXT column";
        }
        return strict && bytes > column.room().bytes()
                ? String.format(
                        Locale.ROOT,
                        "the column %s holds at most %,d bytes, and the value has %,d: give it a larger type",
                        column.name(),
                        column.room().bytes(),
                        bytes)
                : null;
    }

    private static @Nullable Column column(InsertShape shape, TableFacts table, int parameter) {
        List<Column> columns = table.inserted(shape.head().columns());
        if (columns == null
                || shape.tuples() != 1
                || columns.size() != shape.items().size()
                || shape.items().stream().anyMatch(item -> item.kind() == Kind.EXPRESSION)) {
            return null;
        }
        int seen = 0;
        for (int i = 0; i < columns.size(); i++) {
            if (shape.items().get(i).kind() == Kind.PLACEHOLDER && seen++ == parameter) {
                return columns.get(i);
            }
        }
        return null;
    }
}
