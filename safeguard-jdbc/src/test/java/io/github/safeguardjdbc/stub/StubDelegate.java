package io.github.safeguardjdbc.stub;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A pool's or driver's object that records each call and answers as it was told, else with null, zero or false. */
public final class StubDelegate implements InvocationHandler {

    public record Call(Method method, List<Object> arguments) {}

    /** What a method does with its arguments. */
    @FunctionalInterface
    public interface Answer {
        Object to(List<Object> arguments) throws SQLException;
    }

    public final List<Call> calls = new ArrayList<>();
    private final Map<String, Object> answers = new HashMap<>();
    private final Map<String, Throwable> failures = new HashMap<>();

    /** An object of the interface with this stub behind it. */
    public <T> T as(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
    }

    /** Lets each method of that name return the answer. */
    public StubDelegate answering(String method, Object answer) {
        answers.put(method, answer);
        return this;
    }

    /** Lets each method of that name do as told. */
    public StubDelegate computing(String method, Answer answer) {
        answers.put(method, answer);
        return this;
    }

    /** The arguments of each call of a method of that name. */
    public List<List<Object>> callsOf(String method) {
        return calls.stream()
                .filter(call -> call.method().getName().equals(method))
                .map(Call::arguments)
                .toList();
    }

    /** Lets each method of that name throw the failure. */
    public StubDelegate failing(String method, Throwable failure) {
        failures.put(method, failure);
        return this;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "the stub";
            };
        }
        Call call = new Call(method, arguments == null ? List.of() : Arrays.asList(arguments));
        calls.add(call);
        if (failures.containsKey(method.getName())) {
            throw failures.get(method.getName());
        }
        if (method.getName().equals("isWrapperFor") && !((Class<?>) arguments[0]).isInterface()) {
            // What is below a stub are stubs, none of which has a class of ours.
            return false;
        }
        Object answer = answers.get(method.getName());
        if (answer instanceof Answer computed) {
            answer = computed.to(call.arguments());
        }
        return answer == null && method.getReturnType().isPrimitive() && method.getReturnType() != void.class
                ? SampleValues.zero(method.getReturnType())
                : answer;
    }
}
