package io.github.safeguardjdbc.plan;

/** What to do with a single statement that fits no packet. */
public sealed interface OversizePlan {

    /** The server puts it together and executes it as one. */
    record Assembled() implements OversizePlan {}

    /**
     * It is sent as several statements.
     *
     * @param split how
     * @param reason why it is not assembled
     */
    record Chunked(InsertSplitting split, String reason) implements OversizePlan {}

    /**
     * Nothing is sent.
     *
     * @param reason why none of the other ways is possible, in words that go on after "and"
     */
    record Refused(String reason) implements OversizePlan {}
}
