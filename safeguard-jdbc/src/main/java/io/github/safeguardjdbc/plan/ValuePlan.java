package io.github.safeguardjdbc.plan;

import java.util.List;

/** How one execution of a prepared statement is sent. */
public sealed interface ValuePlan {

    /** The application's own statement is executed: it fits. */
    record AsGiven() implements ValuePlan {}

    /**
     * These parameters are sent to the server ahead of a statement that it has prepared.
     *
     * @param parameters 0-based, ascending
     */
    record Streamed(List<Integer> parameters) implements ValuePlan {
        public Streamed {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * These parameters are put together by the server from pieces, in variables that then stand in their place.
     *
     * @param parameters 0-based, ascending
     * @param payload bytes that the packet of the statement itself would have
     */
    record Staged(List<Integer> parameters, long payload) implements ValuePlan {
        public Staged {
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * Even without its large values the statement fits no packet.
     *
     * @param payload bytes that its packet would have
     */
    record TooLarge(long payload) implements ValuePlan {}
}
