package io.github.safeguardjdbc.value;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The setter calls that a statement received, each as its name, the types of its parameters, and its arguments. */
final class RecordedCalls {
    private final List<Call> calls = new ArrayList<>();

    /** A statement that takes setter calls and nothing else. */
    PreparedStatement statement() {
        return (PreparedStatement) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, method, arguments) -> {
                    calls.add(new Call(signature(method), Arrays.asList(arguments)));
                    return null;
                });
    }

    List<Call> all() {
        return calls;
    }

    Call only() {
        if (calls.size() != 1) {
            throw new AssertionError("not one call but " + calls);
        }
        return calls.get(0);
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }

    /** One setter call. */
    record Call(String signature, List<Object> arguments) {}
}
