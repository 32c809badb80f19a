package io.github.safeguardjdbc;

/** What becomes of a result row that is larger than {@code max_allowed_packet}; the server does not mind it. */
public enum OversizeReads {
    /** It is read like any other. */
    ALLOW,

    /**
     * Connector/J refuses it and closes the connection, as it does by itself. From 16 MiB on it does not hold rows against the
     * limit.
     */
    REFUSE
}
