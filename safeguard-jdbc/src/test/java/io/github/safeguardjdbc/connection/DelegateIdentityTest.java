package io.github.safeguardjdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.safeguardjdbc.stub.SampleValues;
import io.github.safeguardjdbc.stub.StubDelegate;
import java.lang.reflect.Method;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DelegateIdentityTest {

    private final StubDelegate below = new StubDelegate();
    private final Connection connection = SafeguardConnection.create(below.as(Connection.class), GuardedSessions.any());

    static Stream<Method> factories() {
        return Arrays.stream(Connection.class.getMethods())
                .filter(method -> Statement.class.isAssignableFrom(method.getReturnType())
                        || method.getReturnType() == DatabaseMetaData.class);
    }

    static Stream<Method> resultSetsOfMetaData() {
        return Arrays.stream(DatabaseMetaData.class.getMethods())
                .filter(method -> method.getReturnType() == ResultSet.class);
    }

    static Stream<Method> resultSetsOfStatements() {
        return Arrays.stream(CallableStatement.class.getMethods())
                .filter(method -> method.getReturnType() == ResultSet.class);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void whatAConnectionMakesIsOursAndKnowsIt(Method factory) throws Exception {
        StubDelegate made = new StubDelegate().answering("getConnection", below.as(Connection.class));
        Object delegate = made.as(factory.getReturnType());
        below.answering(factory.getName(), delegate);
        Object[] arguments = SampleValues.argumentsOf(factory);

        Object ours = factory.invoke(connection, arguments);

        assertThat(ours).isInstanceOf(SafeguardWrapper.class);
        assertThat(((SafeguardWrapper) ours).delegate()).isSameAs(delegate);
        assertThat(below.calls).singleElement().satisfies(call -> {
            assertThat(call.method().getParameterTypes()).isEqualTo(factory.getParameterTypes());
            assertThat(call.arguments()).containsExactly(arguments);
        });
        assertThat(ours.getClass().getMethod("getConnection").invoke(ours)).isSameAs(connection);
    }

    @ParameterizedTest
    @MethodSource("resultSetsOfStatements")
    void theResultSetsOfAStatementKnowIt(Method method) throws Exception {
        StubDelegate rows = new StubDelegate().answering("getStatement", new StubDelegate().as(Statement.class));
        CallableStatement delegate = new StubDelegate()
                .answering(method.getName(), rows.as(ResultSet.class))
                .as(CallableStatement.class);
        below.answering("prepareCall", delegate);
        Statement statement = connection.prepareCall("{call p()}");

        ResultSet resultSet = (ResultSet) method.invoke(statement, SampleValues.argumentsOf(method));

        assertThat(resultSet.getStatement()).isSameAs(statement);
        assertThat(resultSet.unwrap(ResultSet.class)).isSameAs(resultSet);
    }

    @ParameterizedTest
    @MethodSource("resultSetsOfStatements")
    void noResultSetStaysNone(Method method) throws Exception {
        below.answering("prepareCall", new StubDelegate().as(CallableStatement.class));
        Statement statement = connection.prepareCall("{call p()}");

        assertThat(method.invoke(statement, SampleValues.argumentsOf(method))).isNull();
    }

    @ParameterizedTest
    @MethodSource("resultSetsOfMetaData")
    void theResultSetsOfMetaDataLeadBackToTheConnection(Method method) throws Exception {
        Statement statement = new StubDelegate()
                .answering("getConnection", below.as(Connection.class))
                .as(Statement.class);
        StubDelegate rows = new StubDelegate().answering("getStatement", statement);

        ResultSet resultSet = resultSetOfMetaData(method, rows.as(ResultSet.class));

        assertThat(resultSet.getStatement()).isInstanceOf(SafeguardStatement.class);
        Statement again = resultSet.getStatement();
        assertThat(resultSet.getStatement()).isSameAs(again);
        assertThat(resultSet.getStatement().getConnection()).isSameAs(connection);
        assertThat(((SafeguardStatement) resultSet.getStatement()).delegate()).isSameAs(statement);
    }

    @ParameterizedTest
    @MethodSource("resultSetsOfMetaData")
    void aResultSetOfMetaDataWithoutAStatementStaysWithoutOne(Method method) throws Exception {
        assertThat(resultSetOfMetaData(method, new StubDelegate().as(ResultSet.class))
                        .getStatement())
                .isNull();
    }

    @Test
    void metaDataWithoutAResultSetHasNone() throws Exception {
        assertThat(resultSetOfMetaData(DatabaseMetaData.class.getMethod("getCatalogs"), null))
                .isNull();
    }

    private ResultSet resultSetOfMetaData(Method method, ResultSet delegate) throws Exception {
        StubDelegate metaData = new StubDelegate().answering(method.getName(), delegate);
        below.answering("getMetaData", metaData.as(DatabaseMetaData.class));
        return (ResultSet) method.invoke(connection.getMetaData(), SampleValues.argumentsOf(method));
    }

    @Test
    void aClosedObjectRefusesToNameItsOwner() throws Exception {
        SQLException closed = new SQLException("closed");
        StubDelegate rows = new StubDelegate().failing("getStatement", closed);
        StubDelegate statements =
                new StubDelegate().failing("getConnection", closed).answering("executeQuery", rows.as(ResultSet.class));
        StubDelegate metaData = new StubDelegate().failing("getConnection", closed);
        below.answering("createStatement", statements.as(Statement.class))
                .answering("getMetaData", metaData.as(DatabaseMetaData.class));
        Statement statement = connection.createStatement();
        ResultSet resultSet = statement.executeQuery("SELECT 1");

        assertThatThrownBy(statement::getConnection).isSameAs(closed);
        assertThatThrownBy(resultSet::getStatement).isSameAs(closed);
        assertThatThrownBy(connection.getMetaData()::getConnection).isSameAs(closed);
    }

    @Test
    void aClosedConnectionRefusesInItsOwnWords() throws Exception {
        SQLException closed = new SQLException("No operations allowed after connection closed.", "08003");
        connection.close();
        connection.close();
        below.failing("prepareStatement", closed).failing("getMetaData", closed);

        assertThatThrownBy(() -> connection.prepareStatement("SELECT 1")).isSameAs(closed);
        assertThatThrownBy(connection::getMetaData).isSameAs(closed);
    }

    @Test
    void objectsAreEqualOnlyToThemselves() throws Exception {
        below.answering("prepareStatement", new StubDelegate().as(PreparedStatement.class));
        PreparedStatement one = connection.prepareStatement("SELECT 1");
        PreparedStatement other = connection.prepareStatement("SELECT 1");

        assertThat(List.of(other, one).indexOf(one)).isEqualTo(1);
        assertThat(((SafeguardWrapper) one).delegate()).isSameAs(((SafeguardWrapper) other).delegate());
        assertThat(one.hashCode()).isEqualTo(System.identityHashCode(one));
    }

    @Test
    void toStringNamesOursAndTheDelegate() {
        assertThat(connection).hasToString("SafeguardConnection of the stub");
    }
}
