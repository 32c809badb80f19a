package io.github.safeguardjdbc.connection;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one thread at a time use a connection, and warns once where two have tried: what one of them does to the transaction,
 * to results and to streams is then done to the other.
 */
final class Turn {
    private static final Logger log = LoggerFactory.getLogger(Turn.class);

    private final OwnedLock lock = new OwnedLock();
    private final AtomicBoolean warned;

    /** @param warned whether it has been said already, for all connections of a data source */
    Turn(AtomicBoolean warned) {
        this.warned = warned;
    }

    void take() {
        if (!lock.tryLock()) {
            warn();
            lock.lock();
        }
    }

    void pass() {
        lock.unlock();
    }

    private void warn() {
        Thread other = lock.owner();
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

    private static final class OwnedLock extends ReentrantLock {
        private static final long serialVersionUID = 1L;

        @Nullable Thread owner() {
            return getOwner();
        }
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
