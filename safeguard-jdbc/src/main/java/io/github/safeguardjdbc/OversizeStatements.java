package io.github.safeguardjdbc;

/** What becomes of a single statement that fits no packet. */
public enum OversizeStatements {
    /**
     * {@link #ASSEMBLE} up to {@link SafeguardConfig#assembleUpTo} bytes and wherever generated keys are asked for, and
     * {@link #SPLIT} above that; each also where the other one is not possible.
     */
    AUTO,

    /** A multi-row INSERT or REPLACE is sent in several statements, in a transaction or savepoint of its own; others are refused. */
    SPLIT,

    /**
     * Its text travels in pieces, in user variables, and the server puts them together and executes the statement as one, by
     * PREPARE and EXECUTE; it is refused where the server cannot prepare it.
     */
    ASSEMBLE,

    /** It is refused. */
    REFUSE
}
