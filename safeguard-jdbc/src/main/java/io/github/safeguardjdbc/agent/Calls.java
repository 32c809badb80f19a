package io.github.safeguardjdbc.agent;

import java.sql.Driver;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.Callable;
import javax.sql.CommonDataSource;
import org.jspecify.annotations.Nullable;

/**
 * The calls of methods that hand out connections which a thread is in: each is an array of the object of the method, and its
 * arguments.
 */
final class Calls {
    private final ThreadLocal<ArrayDeque<Object[]>> calls = ThreadLocal.withInitial(ArrayDeque::new);

    /** One deeper. */
    void enter(Object[] call) {
        calls.get().push(call);
    }

    /** The innermost, if it is what hands the connection to the application; null if that is another one around it, or none. */
    Object @Nullable [] outermost() {
        Iterator<Object[]> outwards = calls.get().iterator();
        Object[] innermost = outwards.hasNext() ? outwards.next() : null;
        if (innermost == null || !counts(innermost)) {
            return null;
        }
        while (outwards.hasNext()) {
            if (counts(outwards.next())) {
                return null;
            }
        }
        return innermost;
    }

    /** False for what looks like a data source and is none: what is inside it hands out the connection. */
    private static boolean counts(Object[] call) {
        return call[0] instanceof CommonDataSource || call[0] instanceof Driver || call[0] instanceof Calls;
    }

    /** Back to the one around it. */
    void leave() {
        calls.get().poll();
    }

    /** Forgets what the thread is in, as something failed that may have put it wrong. */
    void reset() {
        calls.remove();
    }

    /** Makes of a call one in which no method is the outermost. */
    <T> Callable<T> quiet(Callable<T> call) {
        return () -> {
            enter(new Object[] {this});
            try {
                return call.call();
            } finally {
                leave();
            }
        };
    }
}
