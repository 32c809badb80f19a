package io.github.safeguardjdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.safeguardjdbc.stub.SampleValues;
import io.github.safeguardjdbc.stub.StubDelegate;
import io.github.safeguardjdbc.stub.StubDelegate.Call;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks every method of every JDBC interface of the running JDK.
 *
 * <p>A method that has source lines in one of our classes is intercepted and has tests of its own. Each other one must
 * be the delegate's: a JDK that adds a method which nobody has woven fails here.
 */
class WovenDelegatesTest {

    record Delegate<T>(Class<?> woven, Class<T> jdbc, Function<T, SafeguardWrapper> factory) {

        SafeguardWrapper over(StubDelegate stub) {
            return factory.apply(stub.as(jdbc));
        }

        List<Method> methods() {
            return Arrays.stream(jdbc.getMethods())
                    .filter(method -> !Modifier.isStatic(method.getModifiers()))
                    .toList();
        }

        List<Method> notIntercepted() {
            return methods().stream().filter(method -> !isIntercepted(method)).toList();
        }

        private boolean isIntercepted(Method method) {
            Class<?> type = implementation(method).getDeclaringClass();
            return !type.isInterface() && ClassFile.of(type).body(implementation(method)).hasLines;
        }

        Method implementation(Method method) {
            try {
                return woven.getMethod(method.getName(), method.getParameterTypes());
            } catch (NoSuchMethodException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String toString() {
            return jdbc.getSimpleName();
        }
    }

    private static final GuardedSession SESSION = GuardedSessions.any();

    private static final SafeguardConnection CONNECTION =
            SafeguardConnection.create(new StubDelegate().as(Connection.class), SESSION);

    private static final PreparedText TEXT = new PreparedText("SELECT 1", false);

    static Stream<Delegate<?>> delegates() {
        return Stream.of(
                new Delegate<>(
                        SafeguardConnection.class,
                        Connection.class,
                        connection -> SafeguardConnection.create(connection, SESSION)),
                new Delegate<>(
                        SafeguardStatement.class,
                        Statement.class,
                        statement -> SafeguardStatement.create(CONNECTION, statement)),
                new Delegate<>(
                        SafeguardPreparedStatement.class,
                        PreparedStatement.class,
                        statement -> SafeguardPreparedStatement.create(CONNECTION, statement, TEXT)),
                new Delegate<>(
                        SafeguardCallableStatement.class,
                        CallableStatement.class,
                        statement -> SafeguardCallableStatement.create(CONNECTION, statement, TEXT)),
                new Delegate<>(
                        SafeguardResultSet.class,
                        ResultSet.class,
                        resultSet -> SafeguardResultSet.create(null, resultSet)),
                new Delegate<>(
                        SafeguardDatabaseMetaData.class,
                        DatabaseMetaData.class,
                        metaData -> SafeguardDatabaseMetaData.create(CONNECTION, metaData)));
    }

    @ParameterizedTest
    @MethodSource("delegates")
    void everyMethodIsInterceptedOrReachesTheDelegate(Delegate<?> delegate) throws Exception {
        List<Method> lost = new ArrayList<>();
        for (Method method : delegate.notIntercepted()) {
            Object answer = SampleValues.of(method.getReturnType(), 42);
            StubDelegate stub = new StubDelegate().answering(method.getName(), answer);
            Object[] arguments = SampleValues.argumentsOf(method);

            Object result = method.invoke(delegate.over(stub), arguments);

            if (!reachedOnce(stub, method, arguments) || !isResult(result, answer)) {
                lost.add(method);
            }
        }
        assertThat(lost).isEmpty();
        assertThat(delegate.notIntercepted()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("delegates")
    void exceptionsOfTheDelegateComeThroughUnchanged(Delegate<?> delegate) throws Exception {
        List<Method> changed = new ArrayList<>();
        for (Method method : delegate.notIntercepted()) {
            Throwable failure = failureOf(method);
            StubDelegate stub = new StubDelegate().failing(method.getName(), failure);

            Throwable thrown =
                    catchThrowable(() -> method.invoke(delegate.over(stub), SampleValues.argumentsOf(method)));

            assertThat(thrown).isInstanceOf(InvocationTargetException.class);
            if (thrown.getCause() != failure) {
                changed.add(method);
            }
        }
        assertThat(changed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("delegates")
    void aWovenMethodIsOnePlainCall(Delegate<?> delegate) {
        for (Method method : delegate.notIntercepted()) {
            Method implementation = delegate.implementation(method);
            List<String> calls =
                    ClassFile.of(implementation.getDeclaringClass()).body(implementation).calls;

            String plain = "interface " + method.getName() + Type.getMethodDescriptor(method);
            assertThat(calls)
                    .as("%s", method)
                    .isEqualTo(
                            method.getReturnType() == ResultSet.class
                                    ? List.of(plain, "other wrap(Ljava/sql/ResultSet;)Ljava/sql/ResultSet;")
                                    : List.of(plain));
        }
    }

    @ParameterizedTest
    @MethodSource("delegates")
    void theWovenClassIsConcreteAndOfJava17(Delegate<?> delegate) {
        assertThat(Modifier.isAbstract(delegate.woven().getModifiers())).isFalse();
        assertThat(ClassFile.of(delegate.woven()).majorVersion).isEqualTo(61);
        assertThat(delegate.woven().getDeclaredMethods())
                .noneMatch(method -> Modifier.isNative(method.getModifiers()))
                .noneMatch(method -> Modifier.isAbstract(method.getModifiers()));
    }

    private static boolean reachedOnce(StubDelegate stub, Method method, Object[] arguments) {
        List<Call> calls = stub.calls;
        return calls.size() == 1
                && calls.get(0).method().getName().equals(method.getName())
                && Arrays.equals(calls.get(0).method().getParameterTypes(), method.getParameterTypes())
                && calls.get(0).arguments().equals(Arrays.asList(arguments));
    }

    private static boolean isResult(Object result, Object answer) {
        return result instanceof SafeguardResultSet resultSet
                ? resultSet.delegate() == answer
                : result == answer || (result != null && result.equals(answer));
    }

    private static Throwable failureOf(Method method) throws ReflectiveOperationException {
        Class<?>[] declared = method.getExceptionTypes();
        return declared.length == 0
                ? new IllegalStateException("refused")
                : (Throwable) declared[0].getConstructor().newInstance();
    }
}
