package io.github.safeguardjdbc.testing.proxy;

/** What happens to a connection. */
public enum Strike {
    /** Both ends are closed in good order, which the client sees as the end of the stream. */
    CLOSE,
    /** Both ends are reset. */
    RESET,
    /** Nothing passes any more, in neither direction, and nobody is told. */
    BLACK_HOLE,
    /** The client sees the end of the stream; what it sends still reaches the server. */
    HALF_CLOSE
}
