package io.github.safeguardjdbc.testing.proxy;

/** The two ways of bytes through a proxy. */
public enum Direction {
    /** From the client to the server. */
    REQUEST,
    /** From the server to the client. */
    RESPONSE
}
