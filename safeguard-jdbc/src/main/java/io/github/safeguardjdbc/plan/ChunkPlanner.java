package io.github.safeguardjdbc.plan;

import io.github.safeguardjdbc.packet.Size;
import io.github.safeguardjdbc.plan.Chunk.Form;
import io.github.safeguardjdbc.value.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a batch of one-row INSERTs into chunks, greedily: a row joins the chunk before it as long as one packet holds
 * them all. One pass, by each row's own size; a fat row shortens no chunk but the one that it does not fit.
 *
 * <p>The last row always travels alone, through the application's own statement: what the session and the statement
 * show afterwards (LAST_INSERT_ID(), warnings, update count) is then what the plain path shows, which executes it last.
 */
final class ChunkPlanner {
    private final RowRules rules;
    private final RowSizes sizes;
    private final ChunkBudget budget;
    private final LargeRowRule large;
    private final int maxRows;
    private final int apart;
    private final List<Draft> drafts = new ArrayList<>();

    /**
     * @param apart the index of another row that must travel alone, or −1
     * @param large whether a row that no packet holds can be sent all the same
     */
    ChunkPlanner(RowRules rules, RowSizes sizes, ChunkBudget budget, int apart, LargeRowRule large) {
        this.large = large;
        this.rules = rules;
        this.sizes = sizes;
        this.budget = budget;
        this.apart = apart;
        this.maxRows = budget.maxRows(rules.parameters());
    }

    /**
     * Plans a batch of at least one row.
     *
     * @param worthPreparing tells of a number of rows whether its statement is prepared or wanted again
     * @throws SQLException if a row cannot be measured
     */
    BatchPlan plan(List<Row> batch, IntPredicate worthPreparing) throws SQLException {
        int last = batch.size() - 1;
        int next = 0;
        while (next <= last) {
            Row row = batch.get(next);
            Draft chunk = alone(next, row);
            boolean byItself = chunk == null || (next == last && !ownFits(sizes.own(row)));
            if (byItself && large.sendable(next)) {
                chunk = new Draft(next, 1, Size.UNKNOWN, Size.UNKNOWN, budget.fatRow());
            } else if (chunk == null) {
                return new BatchPlan.Refused(next, sizes.own(row));
            } else if (next < last && next != apart && rules.joins(row)) {
                chunk = filled(chunk, batch.subList(0, last));
            }
            drafts.add(chunk);
            next = chunk.first + chunk.rows;
        }
        return new BatchPlan.Chunked(withForms(batch, worthPreparing));
    }

    /**
     * The chunk with the rows that follow and fit. If it is full of ordinary rows it gives back those above the last
     * {@link ChunkBudget#isRound round} number, so that few different statements are needed, and those again and again.
     */
    private Draft filled(Draft start, List<Row> batch) throws SQLException {
        Draft chunk = start;
        Draft round = start;
        for (int i = start.first + 1; i < batch.size(); i++) {
            Row row = batch.get(i);
            if (i == apart || !rules.joins(row) || !rules.together(batch.get(start.first), row)) {
                return chunk;
            }
            long text = textBytes(row);
            long binary = binaryBytes(row);
            long weight = Math.min(text, binary);
            Draft extended = new Draft(
                    chunk.first,
                    chunk.rows + 1,
                    Size.sum(chunk.text, text),
                    Size.sum(chunk.binary, binary),
                    chunk.weight + Math.min(weight, budget.fatRow()));
            if (extended.rows > maxRows || extended.weight > budget.chunkSize()) {
                return round;
            }
            if (!textFits(extended) && !binaryFits(extended)) {
                // A fat row would not fit what is given back either.
                return weight > budget.fatRow() ? chunk : round;
            }
            chunk = extended;
            if (ChunkBudget.isRound(chunk.rows) || chunk.rows == maxRows) {
                round = chunk;
            }
        }
        return chunk;
    }

    /** A chunk of one row, or null if no packet holds the row. */
    private @Nullable Draft alone(int index, Row row) throws SQLException {
        long text = textBytes(row);
        long binary = binaryBytes(row);
        Draft alone = new Draft(index, 1, text, binary, Math.min(Math.min(text, binary), budget.fatRow()));
        return ownFits(sizes.own(row)) || binaryFits(alone) ? alone : null;
    }

    /** What cannot be measured passes: the driver will measure it. */
    private boolean ownFits(long own) {
        return own <= budget.usablePayload() || !Size.isKnown(own);
    }

    /** Bytes of the row's literals; {@link Size#UNKNOWN}, which fits nowhere, if it must not be sent as text. */
    private long textBytes(Row row) throws SQLException {
        return rules.text(row) ? sizes.text(row, budget.fatRow()) : Size.UNKNOWN;
    }

    private long binaryBytes(Row row) throws SQLException {
        return rules.binary(row) ? sizes.binary(row, budget.fatRow()) : Size.UNKNOWN;
    }

    private boolean textFits(Draft chunk) {
        return sizes.textFrame(chunk.rows) + chunk.text <= budget.usablePayload();
    }

    private boolean binaryFits(Draft chunk) {
        return sizes.binaryFrame(chunk.rows) + chunk.binary <= budget.usablePayload()
                && sizes.prepareFrame(chunk.rows) <= budget.usablePayload();
    }

    /** Preparing costs two round trips and server memory: it pays for a number of rows that comes again. */
    private List<Chunk> withForms(List<Row> batch, IntPredicate worthPreparing) throws SQLException {
        Map<Integer, Integer> occurrences = new HashMap<>();
        for (Draft draft : drafts) {
            occurrences.merge(draft.rows, 1, Integer::sum);
        }
        List<Chunk> chunks = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            boolean again = occurrences.getOrDefault(draft.rows, 0) > 1 || worthPreparing.test(draft.rows);
            chunks.add(withForm(draft, batch.get(draft.first), again));
        }
        return chunks;
    }

    private Chunk withForm(Draft draft, Row firstRow, boolean worthPreparing) throws SQLException {
        if (draft.rows == 1) {
            long own = sizes.own(firstRow);
            if (ownFits(own) || (!textFits(draft) && !binaryFits(draft))) {
                return new Chunk(draft.first, 1, Form.ROW, own);
            }
        }
        if (binaryFits(draft) && (worthPreparing || !textFits(draft))) {
            return new Chunk(draft.first, draft.rows, Form.BINARY, sizes.binaryFrame(draft.rows) + draft.binary);
        }
        return new Chunk(draft.first, draft.rows, Form.TEXT, sizes.textFrame(draft.rows) + draft.text);
    }

    /** Rows of a chunk with the bytes of their literals, of their binary values, and what counts towards its size. */
    private record Draft(int first, int rows, long text, long binary, long weight) {}
}
