package io.github.safeguardjdbc;

/** Which multi-row INSERTs that fit no packet may be sent in several statements. */
public enum SplitInserts {
    /** Those that can be undone as a whole: into InnoDB tables. */
    ATOMIC,

    /** Also those into other tables, where a failure leaves the rows of the statements before it. */
    ALWAYS
}
