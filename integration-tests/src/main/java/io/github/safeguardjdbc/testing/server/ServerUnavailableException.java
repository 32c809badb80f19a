package io.github.safeguardjdbc.testing.server;

import org.jspecify.annotations.Nullable;

/** Says that a MySQL server cannot be had on this machine, and why. */
public final class ServerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ServerUnavailableException(String message) {
        super(message);
    }

    ServerUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
