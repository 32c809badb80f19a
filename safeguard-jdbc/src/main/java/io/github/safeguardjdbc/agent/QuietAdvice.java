package io.github.safeguardjdbc.agent;

import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import net.bytebuddy.asm.Advice;

/**
 * What is written into a method that hands out a connection of another kind, for XA or for a pool: the one that it gets for
 * that is not guarded, as it will be cast to the driver's own type.
 */
final class QuietAdvice {
    private QuietAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static int enter(@Seam.Enter IntSupplier enter) {
        return enter.getAsInt();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    static void leave(@Advice.Enter int depth, @Seam.Leave IntConsumer leave) {
        if (depth > 0) {
            leave.accept(depth - 1);
        }
    }
}
