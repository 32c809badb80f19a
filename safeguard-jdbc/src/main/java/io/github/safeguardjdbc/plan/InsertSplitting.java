package io.github.safeguardjdbc.plan;

import io.github.safeguardjdbc.SplitInserts;
import io.github.safeguardjdbc.sql.InsertHead.Priority;
import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.sql.NotSplittable;
import io.github.safeguardjdbc.sql.ParsedInsert;
import org.jspecify.annotations.Nullable;

/**
 * A multi-row INSERT or REPLACE that may be sent as several statements.
 *
 * @param shape where its tuples are
 * @param transactional what was sent can be undone
 * @param strict one row alone means the same as one of several
 */
public record InsertSplitting(InsertShape shape, boolean transactional, boolean strict) implements Splitting {

    /**
     * Whether a statement may be split.
     *
     * @param table null for a view or another thing that is not a table
     * @param keysRequested generated keys are asked for
     */
    public static Splitting of(
            ParsedInsert parsed,
            @Nullable TableFacts table,
            SessionFacts session,
            SplitInserts allowed,
            boolean keysRequested) {
        if (parsed instanceof NotSplittable notSplittable) {
            return new Unsplittable(notSplittable.reason());
        }
        InsertShape shape = (InsertShape) parsed;
        String obstacle = obstacle(shape, table, allowed, keysRequested);
        return obstacle == null
                ? new InsertSplitting(shape, table != null && table.transactional(), session.strict())
                : new Unsplittable(obstacle);
    }

    private static @Nullable String obstacle(
            InsertShape shape, @Nullable TableFacts table, SplitInserts allowed, boolean keysRequested) {
        if (shape.tuples() == 1) {
            return "its only row";
        }
        if (shape.head().priority() == Priority.DELAYED) {
            return "DELAYED, of which the server warns once";
        }
        if (shape.hazard() != null) {
            return shape.hazard();
        }
        if (shape.tailHazard() != null) {
            return shape.tailHazard();
        }
        boolean rowsMayVanish = shape.head().ignore() || shape.head().replace() || shape.onDuplicateKeyUpdate();
        if (keysRequested && rowsMayVanish) {
            return "generated keys of rows that may be ignored or replaced";
        }
        if (table == null) {
            return "a view or another thing that is not a table";
        }
        return table.transactional() || allowed == SplitInserts.ALWAYS
                ? null
                : "a table without transactions, where a failure would leave some of the rows"
                        + " (safeguard.splitInserts=always allows it)";
    }
}
