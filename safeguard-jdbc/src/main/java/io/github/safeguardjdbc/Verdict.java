package io.github.safeguardjdbc;

/** What is certain of a statement whose connection was lost. It is never better than the truth. */
public enum Verdict {
    /** The connection was found dead before anything of the statement was sent. */
    NOT_SENT,

    /** Something was sent, and it is proven that the server has not executed it. */
    NOT_EXECUTED,

    /** The server may have executed it, which changed nothing: it only reads. */
    READ_ONLY,

    /** The server may have executed it, or not. */
    UNKNOWN,

    /** A COMMIT was on its way: the whole transaction is committed, or all of it is rolled back. */
    COMMIT_UNKNOWN
}
