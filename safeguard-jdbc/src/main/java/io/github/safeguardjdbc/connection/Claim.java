package io.github.safeguardjdbc.connection;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A reentrant lock for what nearly always one thread uses alone: taking it is one compare-and-set, and giving it back one
 * ordered store. The price is that who finds it taken has to look again from time to time.
 *
 * <p>It goes by the threads' ids, since to store a reference takes the garbage collector's fence as well.
 */
final class Claim {
    private static final int SPINS = 64;
    private static final long LONGEST_PAUSE_NANOS = 100_000;

    private static final long NOBODY = 0;

    private final AtomicLong owner = new AtomicLong(NOBODY);

    /** The last owner, who may have passed it already. */
    private @Nullable Thread last;

    /** How often the owner has taken it again; only the owner looks at it. */
    private int again;

    /** Takes it, unless another thread has it. */
    boolean tryTake() {
        Thread thread = Thread.currentThread();
        long id = thread.getId();
        if (owner.compareAndSet(NOBODY, id)) {
            if (last != thread) {
                last = thread;
            }
            return true;
        }
        if (owner.getPlain() != id) {
            return false;
        }
        again++;
        return true;
    }

    /** Takes it, as soon as no other thread has it. */
    void take() {
        if (!tryTake()) {
            waitAndTake();
        }
    }

    private void waitAndTake() {
        long pause = 1_000;
        for (int i = 0; !tryTake(); i++) {
            if (i < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_NANOS);
            }
        }
    }

    /** Gives it back; called once for each time that it was taken. */
    void pass() {
        if (again > 0) {
            again--;
        } else {
            owner.setRelease(NOBODY);
        }
    }

    /** Who has it at this moment; where another one is just taking it, perhaps who had it before. */
    @Nullable Thread owner() {
        return owner.get() == NOBODY ? null : last;
    }
}
