package io.github.safeguardjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.plan.ValuePlanner.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuePlannerTest {
    private static final int LIMIT = 10_000;

    private final ValuePlanner planner = new ValuePlanner(LIMIT);

    private static Value hex(int parameter, long bytes) {
        return new Value(parameter, 2 * bytes + 3, bytes, true);
    }

    private ValuePlan plan(Value... values) {
        long payload = 100;
        for (Value value : values) {
            payload += value.inPacket();
        }
        return planner.plan(payload, List.of(values));
    }

    @Test
    void theLargestValueLeavesAndTheOthersStay() {
        assertThat(plan(hex(0, 2_000), hex(1, 4_000), hex(2, 1_000))).isEqualTo(new ValuePlan.Streamed(List.of(1)));
    }

    @Test
    void asManyLeaveAsAreNeeded() {
        assertThat(plan(hex(0, 4_000), hex(1, 4_500), hex(2, 9_000))).isEqualTo(new ValuePlan.Streamed(List.of(1, 2)));
    }

    @Test
    void aValueAboveTheLimitIsStagedAndWithItTheOthersThatLeave() {
        assertThat(plan(hex(0, 9_000), hex(1, 10_001))).isEqualTo(new ValuePlan.Staged(List.of(0, 1), 38_108));
    }

    @Test
    void aValueThatMustNotBeSentAheadIsStaged() {
        assertThat(plan(new Value(3, 12_000, 6_000, false))).isEqualTo(new ValuePlan.Staged(List.of(3), 12_100));
    }

    @Test
    void whatIsSentAheadAlreadyLeavesOnlyIfItExceedsTheLimit() {
        assertThat(plan(new Value(0, 0, 10_001, true), new Value(1, 0, 9_999, true)))
                .isEqualTo(new ValuePlan.Staged(List.of(0), 100));
    }

    @Test
    void manySmallValuesAreNoReason() {
        Value[] values = new Value[20];
        for (int i = 0; i < values.length; i++) {
            values[i] = new Value(i, 1_000, 498, true);
        }

        assertThat(plan(values)).isEqualTo(new ValuePlan.TooLarge(20_100));
    }

    @Test
    void underASmallLimitSmallerValuesLeave() {
        ValuePlanner small = new ValuePlanner(800);

        assertThat(small.mayLeave(200)).isTrue();
        assertThat(small.mayLeave(199)).isFalse();
        assertThat(planner.mayLeave(1_023)).isFalse();
    }
}
