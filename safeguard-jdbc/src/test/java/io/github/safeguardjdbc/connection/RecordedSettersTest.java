package io.github.safeguardjdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.safeguardjdbc.stub.SampleValues;
import io.github.safeguardjdbc.stub.StubDelegate;
import io.github.safeguardjdbc.value.Row;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Types;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setter of the running JDK's {@link PreparedStatement} that takes a parameter's index. */
class RecordedSettersTest {

    private static final int OFFSET = 7;

    private final StubDelegate below = new StubDelegate();
    private final SafeguardConnection connection =
            SafeguardConnection.create(new StubDelegate().as(Connection.class), GuardedSessions.any());
    private final SafeguardPreparedStatement statement = SafeguardPreparedStatement.create(
            connection, below.as(PreparedStatement.class), new PreparedText("INSERT INTO t VALUES (?)", false));

    static Stream<Method> setters() {
        return Arrays.stream(PreparedStatement.class.getMethods())
                .filter(method -> method.getDeclaringClass() == PreparedStatement.class)
                .filter(method -> method.getName().startsWith("set") && method.getParameterTypes()[0] == int.class);
    }

    static Stream<Method> settersOfObjects() {
        return setters().filter(setter -> !setter.getParameterTypes()[1].isPrimitive());
    }

    @ParameterizedTest
    @MethodSource("setters")
    void aSetterReachesTheDelegateAndComesOutOfTheRowAgain(Method setter) throws Exception {
        assertComesOutAgain(setter, SampleValues.argumentsOf(setter));
    }

    @ParameterizedTest
    @MethodSource("settersOfObjects")
    void aNullComesOutOfTheSameSetter(Method setter) throws Exception {
        Object[] arguments = SampleValues.argumentsOf(setter);
        for (int i = 1; i < arguments.length; i++) {
            Class<?> type = setter.getParameterTypes()[i];
            // The driver refuses a null as the type.
            if (!type.isPrimitive() && type != SQLType.class) {
                arguments[i] = null;
            }
        }

        assertComesOutAgain(setter, arguments);
    }

    private void assertComesOutAgain(Method setter, Object[] arguments) throws Exception {
        setter.invoke(statement, arguments);

        assertCalledOnce(below, setter, arguments);
        Object[] shifted = arguments.clone();
        shifted[0] = OFFSET + (int) arguments[0];
        assertCalledOnce(bound(OFFSET), setter, shifted);
    }

    @ParameterizedTest
    @MethodSource("setters")
    void whatTheDelegateRefusesIsNotRecorded(Method setter) throws Exception {
        SQLException refusal = new SQLException("no such parameter");
        below.failing(setter.getName(), refusal);

        assertThatThrownBy(() -> setter.invoke(statement, SampleValues.argumentsOf(setter)))
                .hasCause(refusal);

        assertThat(statement.parameters().size()).isZero();
        assertThat(bound(0).calls).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("setters")
    void whatTheDelegateRefusesLeavesTheValueBefore(Method setter) throws Exception {
        statement.setString(1, "before");
        below.failing(setter.getName(), new SQLException("refused"));

        assertThatThrownBy(() -> setter.invoke(statement, SampleValues.argumentsOf(setter)))
                .isNotNull();

        assertThat(bound(0).calls).singleElement().satisfies(call -> {
            assertThat(call.method().getName()).isEqualTo("setString");
            assertThat(call.arguments()).containsExactly(1, "before");
        });
    }

    @ParameterizedTest
    @MethodSource("setters")
    void aCallableStatementRecordsAlike(Method setter) throws Exception {
        StubDelegate call = new StubDelegate();
        SafeguardCallableStatement callable = SafeguardCallableStatement.create(
                connection, call.as(CallableStatement.class), new PreparedText("{call p(?)}", false));
        Object[] arguments = SampleValues.argumentsOf(setter);

        setter.invoke(callable, arguments);

        assertCalledOnce(call, setter, arguments);
        assertThat(callable.parameters().toRow().isComplete(1)).isTrue();
    }

    @Test
    void theLastValueOfAParameterCounts() throws Exception {
        statement.setNull(1, Types.INTEGER);
        statement.setInt(1, 5);

        assertThat(bound(0).calls)
                .singleElement()
                .satisfies(call -> assertThat(call.arguments()).containsExactly(1, 5));
    }

    @Test
    void clearedParametersAreForgotten() throws Exception {
        IntStream.rangeClosed(1, 20).forEach(this::set);
        statement.clearParameters();
        statement.setInt(2, 2);

        assertThat(bound(0).calls)
                .singleElement()
                .satisfies(call -> assertThat(call.arguments()).containsExactly(2, 2));
    }

    @Test
    void parametersThatTheDelegateCannotClearStay() throws Exception {
        set(1);
        below.failing("clearParameters", new SQLException("closed"));

        assertThatThrownBy(statement::clearParameters).hasMessage("closed");

        assertThat(bound(0).calls).hasSize(1);
    }

    @Test
    void aRowDoesNotChangeWithTheParameters() throws Exception {
        set(1);
        Row row = statement.parameters().toRow();
        statement.setLong(1, 99);
        set(2);

        StubDelegate target = new StubDelegate();
        row.bind(target.as(PreparedStatement.class), 0);

        assertThat(target.calls)
                .singleElement()
                .satisfies(call -> assertThat(call.arguments()).containsExactly(1, 1));
    }

    private void set(int index) {
        try {
            statement.setInt(index, index);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private StubDelegate bound(int offset) throws SQLException {
        StubDelegate target = new StubDelegate();
        statement.parameters().toRow().bind(target.as(PreparedStatement.class), offset);
        return target;
    }

    private static void assertCalledOnce(StubDelegate stub, Method method, Object[] arguments) {
        assertThat(stub.calls).singleElement().satisfies(call -> {
            assertThat(call.method().getName()).isEqualTo(method.getName());
            assertThat(call.method().getParameterTypes()).isEqualTo(method.getParameterTypes());
            assertThat(call.arguments()).isEqualTo(Arrays.asList(arguments));
        });
    }
}
