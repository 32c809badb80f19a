package io.github.safeguardjdbc;

/** Which statements are sent once more after their connection was lost; never in a transaction. */
public enum Retry {
    /** Those that are proven not to have been executed, and plain reads. */
    SAFE,

    /** Those that are proven not to have been executed. */
    PROVEN,

    /** None. A connection that is found dead before anything was sent is replaced all the same. */
    OFF
}
