package io.github.safeguardjdbc.testing.benchmark;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Completes a hand-written JDBC object that has only the methods which are measured: the others throw. The result is a
 * plain class, so that the JIT compiler sees what it would see of a driver.
 */
final class Stub {
    private Stub() {}

    static <T> T of(Class<T> type) {
        try {
            return new ByteBuddy()
                    .subclass(type)
                    .method(ElementMatchers.isAbstract())
                    .intercept(ExceptionMethod.throwing(UnsupportedOperationException.class, "Not stubbed"))
                    .make()
                    .load(Stub.class.getClassLoader(), ClassLoadingStrategy.Default.INJECTION)
                    .getLoaded()
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Cannot complete " + type, e);
        }
    }
}
