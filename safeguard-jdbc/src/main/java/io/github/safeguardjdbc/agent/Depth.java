package io.github.safeguardjdbc.agent;

import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** How many of the methods that hand out connections a thread is in. */
final class Depth implements IntSupplier, IntConsumer {
    private final ThreadLocal<int[]> depth = ThreadLocal.withInitial(() -> new int[1]);

    /** One deeper; returns the new depth. */
    @Override
    public int getAsInt() {
        return ++depth.get()[0];
    }

    /** The depth to go on with; set, not counted, so that no failure can put it wrong for long. */
    @Override
    public void accept(int value) {
        depth.get()[0] = value;
    }

    /** Makes of a call one in which every method believes that it is not the outermost. */
    <T> Callable<T> quiet(Callable<T> call) {
        return () -> {
            int inside = getAsInt();
            try {
                return call.call();
            } finally {
                accept(inside - 1);
            }
        };
    }
}
