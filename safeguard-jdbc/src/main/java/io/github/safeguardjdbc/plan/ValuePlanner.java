package io.github.safeguardjdbc.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decides which values leave a statement so that the rest of it fits a packet: the largest ones, as few as possible.
 *
 * <p>They are sent ahead of a statement prepared on the server if none of them exceeds the limit and all of them stand where
 * that changes nothing; else all of them are put together on the server.
 */
public final class ValuePlanner {
    /** Smaller values are no reason why a statement is too large; there are too many of them. */
    private static final int SMALLEST = 1024;

    private final long usablePayload;
    private final long smallest;

    /** @param usablePayload the largest payload of a packet, in bytes, less what may be added unseen */
    public ValuePlanner(long usablePayload) {
        this.usablePayload = usablePayload;
        this.smallest = Math.min(SMALLEST, usablePayload / 4);
    }

    /**
     * A value that could leave its statement.
     *
     * @param parameter 0-based index
     * @param inPacket bytes that it takes of the statement's packet
     * @param bytes its own bytes
     * @param streamable sent ahead, it means the same
     */
    public record Value(int parameter, long inPacket, long bytes, boolean streamable) {}

    /** True if a value that takes so many bytes of the packet could leave it, or is sent ahead already. */
    public boolean mayLeave(long inPacket) {
        return inPacket == 0 || inPacket >= smallest;
    }

    /**
     * The plan for a statement.
     *
     * @param payload bytes of its packet
     * @param values those that could leave it
     */
    public ValuePlan plan(long payload, List<Value> values) {
        List<Value> leaving = new ArrayList<>();
        List<Value> staying = new ArrayList<>();
        long rest = payload;
        for (Value value : values) {
            // Sent ahead already, and too large even so.
            boolean mustLeave = value.inPacket == 0 && value.bytes > usablePayload;
            (mustLeave ? leaving : staying).add(value);
        }
        staying.sort(Comparator.comparingLong(Value::inPacket).reversed());
        for (Value value : staying) {
            if (rest <= usablePayload || value.inPacket < smallest) {
                break;
            }
            rest -= value.inPacket - placeholder(value);
            leaving.add(value);
        }
        if (rest > usablePayload) {
            return new ValuePlan.TooLarge(payload);
        }
        boolean streamed = leaving.stream().allMatch(value -> value.streamable && value.bytes <= usablePayload);
        List<Integer> parameters =
                leaving.stream().map(Value::parameter).sorted().toList();
        return streamed ? new ValuePlan.Streamed(parameters) : new ValuePlan.Staged(parameters, payload);
    }

    /** What takes the value's place is a variable's name at the longest. */
    private static long placeholder(Value value) {
        return Math.min(value.inPacket, 32);
    }
}
