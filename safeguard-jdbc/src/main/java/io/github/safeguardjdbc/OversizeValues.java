package io.github.safeguardjdbc;

/** What becomes of a value that is too large for any packet. */
public enum OversizeValues {
    /** It is sent in pieces, which the server puts together in user variables that then stand in place of the parameter. */
    STAGE,

    /** The statement is refused with a {@link PacketLimitException}, as is one whose values cannot be sent ahead. */
    REFUSE
}
