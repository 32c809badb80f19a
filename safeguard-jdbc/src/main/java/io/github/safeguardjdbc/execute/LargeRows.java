package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.OversizeValues;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.plan.LargeRowRule;
import io.github.safeguardjdbc.plan.ValuePlan;
import io.github.safeguardjdbc.value.Row;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The rows of a batch that fit no packet but for their large values, which then travel apart. */
final class LargeRows implements LargeRowRule {
    private final PhysicalConnection physical;
    private final SafeguardConfig config;
    private final EventPublisher events;
    private final BatchRequest request;
    private final BitSet found = new BitSet();

    LargeRows(PhysicalConnection physical, SafeguardConfig config, EventPublisher events, BatchRequest request) {
        this.physical = physical;
        this.config = config;
        this.events = events;
        this.request = request;
    }

    /**
     * Adds a row if it can be sent so.
     *
     * @return false if there is no way to send it
     */
    @Override
    public boolean sendable(int row) throws SQLException {
        Row values = request.rows().get(row);
        ValuePlanning planning = new ValuePlanning(physical, request, values);
        ValuePlan plan = planning.plan();
        boolean sendable = plan instanceof ValuePlan.Streamed
                || (plan instanceof ValuePlan.Staged staged
                        && config.oversizeValues() == OversizeValues.STAGE
                        && planning.obstacle(staged.parameters()) == null);
        found.set(row, sendable);
        return sendable;
    }

    boolean contains(int row) {
        return found.get(row);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** What the application's statement does not know of one of these rows. */
    SplitOutcome outcome(long updateCount, @Nullable SQLWarning warnings) {
        return new SplitOutcome(physical.driver(), updateCount, null, warnings);
    }

    /** A run for one of these rows. */
    ValueRun newRun(Cancellation cancellation) {
        return new ValueRun(physical, config, events, cancellation);
    }
}
