package io.github.safeguardjdbc.plan;

import io.github.safeguardjdbc.BatchRewrite;
import io.github.safeguardjdbc.sql.InsertItem;
import io.github.safeguardjdbc.sql.InsertItem.Kind;
import io.github.safeguardjdbc.sql.InsertShape;
import org.jspecify.annotations.Nullable;

/** What keeps every row of an INSERT from sharing a statement with others. */
final class InsertObstacles {
    private InsertObstacles() {}

    /** The first one found, as a noun phrase, or null. */
    static @Nullable String find(InsertShape shape, TableFacts table, SessionFacts session, BatchRewrite mode) {
        String inText = inText(shape, mode);
        if (inText != null) {
            return inText;
        }
        if (!table.transactional()) {
            return "a table whose engine keeps the rows before the one that failed";
        }
        if (!session.strict() && mayBeNull(shape)) {
            return "a value that may be NULL outside strict mode";
        }
        return null;
    }

    /**
     * What keeps it from being known which rows have a key of their own: the server numbers the rows of one statement as it
     * numbers rows alone only if it numbers all of them, or none.
     *
     * @param key index of the item for the AUTO_INCREMENT column
     */
    static @Nullable String findInKey(InsertShape shape, int key, boolean keysRequested) {
        InsertItem item = shape.items().get(key);
        boolean certain =
                shape.items().subList(0, key + 1).stream().noneMatch(before -> before.kind() == Kind.EXPRESSION);
        if (!certain && (item.kind() == Kind.EXPRESSION || item.kind() == Kind.PLACEHOLDER)) {
            return "an AUTO_INCREMENT column whose values cannot be told from the parameters";
        }
        return keysRequested && item.kind() == Kind.LITERAL && !isNull(shape, item)
                ? "generated keys of a column with a value"
                : null;
    }

    /** True for an INSERT that affects exactly one row for each tuple, or fails. */
    static boolean isPlain(InsertShape shape) {
        return !shape.head().replace() && !shape.head().ignore() && !shape.onDuplicateKeyUpdate();
    }

    /** What the text alone tells. */
    static @Nullable String inText(InsertShape shape, BatchRewrite mode) {
        if (shape.tuples() != 1) {
            return "several rows in the statement";
        }
        if (shape.conditionalComment()) {
            return "a conditional comment";
        }
        if (shape.hazard() != null) {
            return shape.hazard();
        }
        if (shape.tailHazard() != null) {
            return shape.tailHazard();
        }
        if (shape.tailPlaceholders() > 0) {
            return "parameters after the row";
        }
        return mode == BatchRewrite.ALL || isPlain(shape)
                ? null
                : "update counts that a multi-row statement does not tell (batchRewrite=all accepts that)";
    }

    private static boolean mayBeNull(InsertShape shape) {
        return shape.items().stream().anyMatch(item -> item.kind() == Kind.EXPRESSION || isNull(shape, item));
    }

    static boolean isNull(InsertShape shape, InsertItem item) {
        return item.kind() == Kind.LITERAL && shape.text(item).equalsIgnoreCase("NULL");
    }
}
