package io.github.safeguardjdbc.agent;

import java.sql.Connection;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * What is written into a method that hands out a connection: the outermost one in its thread hands out a guarded one. Its code
 * stands in somebody else's class, and so names nothing but types of the JDK.
 */
final class HandOutAdvice {
    private HandOutAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    static int enter(@Seam.Enter IntSupplier enter) {
        return enter.getAsInt();
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
    @SuppressWarnings({"UnusedVariable", "unchecked"}) // Assigning the parameter is how the result is replaced.
    static void leave(
            @Advice.Enter int depth,
            @Advice.This Object giver,
            @Advice.AllArguments Object[] arguments,
            @Advice.Return(readOnly = false) @Nullable Connection connection,
            @Seam.Guard BiFunction<?, ?, ?> guard,
            @Seam.Leave IntConsumer leave) {
        if (depth == 1 && connection != null) {
            connection = ((BiFunction<Connection, Object[], Connection>) guard)
                    .apply(connection, new Object[] {giver, arguments});
        }
        if (depth > 0) {
            leave.accept(depth - 1);
        }
    }
}
