package io.github.safeguardjdbc.liveness;

/** What a call to the server is about, as far as its loss is concerned. */
public enum Errand {
    /** A statement of the application; its text says the rest. */
    STATEMENT,

    /** Several statements, of which some may have been executed. */
    BATCH,

    /** The end of a transaction. */
    COMMIT,

    /** A transaction that is taken back, which the loss of its connection does as well. */
    ROLLBACK,

    /** A setting of the session, which is set again on the connection that takes its place. */
    SETTING
}
