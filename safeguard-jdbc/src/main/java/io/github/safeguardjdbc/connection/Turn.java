package io.github.safeguardjdbc.connection;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one thread at a time use a connection, and warns once where two have tried: what one of them does to the transaction,
 * to results and to streams is then done to the other.
 */
final class Turn {
    private static final Logger log = LoggerFactory.getLogger(Turn.class);

    private final Claim claim = new Claim();
    private final AtomicBoolean warned;

    /** @param warned whether it has been said already, for all connections of a data source */
    Turn(AtomicBoolean warned) {
        this.warned = warned;
    }

    void take() {
        if (!claim.tryTake()) {
            warn();
            claim.take();
        }
    }

    void pass() {
        claim.pass();
    }

    private void warn() {
        Thread other = claim.owner();
        if (other == null || !warned.compareAndSet(false, true)) {
            return;
        }
        log.warn(
                "Two threads use one connection at the same time, {} and {}; one of them waits. Such use mixes up transactions"
                        + " and results: give each thread a connection of its own. Their stacks are attached; this is said once",
                Thread.currentThread().getName(),
                other.getName(),
                new TwoThreads(other));
    }

    /** Both stacks: this thread's, and as the cause the other's. */
    private static final class TwoThreads extends Exception {
        private static final long serialVersionUID = 1L;

        TwoThreads(Thread other) {
            super("the thread that waits", new TwoThreads(other.getName(), other.getStackTrace()));
        }

        private TwoThreads(String name, StackTraceElement[] stack) {
            super("the thread that has the connection: " + name);
            setStackTrace(stack);
        }
    }
}
