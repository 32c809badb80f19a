package io.github.safeguardjdbc.testing.server;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Ends, after each class of tests, the servers that have not been asked for lately: each has hundreds of megabytes. */
public final class FewServers implements AfterAllCallback {
    private static final int KEPT = 4;

    @Override
    public void afterAll(ExtensionContext context) {
        SharedServers.closeAllBut(KEPT);
    }
}
