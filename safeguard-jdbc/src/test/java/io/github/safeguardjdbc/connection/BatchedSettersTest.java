package io.github.safeguardjdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.safeguardjdbc.stub.StubDelegate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Setter calls while rows of a batch are collected. */
class BatchedSettersTest {

    private final StubDelegate below = new StubDelegate();
    private final PreparedStatement driver = below.as(PreparedStatement.class);
    private final PreparedStatement statement = SafeguardPreparedStatement.create(
            SafeguardConnection.create(new StubDelegate().as(Connection.class), GuardedSessions.any()),
            driver,
            new PreparedText("INSERT INTO t VALUES (?, ?)", false));

    private void addRow(int id, String name) throws SQLException {
        statement.setInt(1, id);
        statement.setString(2, name);
        statement.addBatch();
    }

    @Test
    void theDriverJudgesASetterOnceForAllRows() throws SQLException {
        addRow(1, "a");
        addRow(2, "b");
        addRow(3, "c");

        assertThat(below.callsOf("setInt")).containsExactly(List.of(1, 1));
        assertThat(below.callsOf("setString")).containsExactly(List.of(2, "a"));
    }

    @Test
    void anotherSetterIsJudgedAgain() throws SQLException {
        addRow(1, "a");
        statement.setLong(1, 2);
        statement.setBytes(2, new byte[] {3});
        statement.addBatch();

        assertThat(below.callsOf("setLong")).hasSize(1);
        assertThat(below.callsOf("setBytes")).hasSize(1);
    }

    @Test
    void anIndexThatTheStatementLacksIsTheDriversToRefuse() throws SQLException {
        addRow(1, "a");
        below.failing("setInt", new SQLException("Parameter index out of range (0 < 1 )."));

        assertThatThrownBy(() -> statement.setInt(0, 1)).hasMessageContaining("out of range");
        assertThatThrownBy(() -> statement.setInt(3, 1)).hasMessageContaining("out of range");
    }

    @Test
    void anExecutionOutsideOfTheBatchHasTheValuesThatWereSetLast() throws SQLException {
        addRow(1, "a");
        addRow(2, "b");
        statement.executeUpdate();

        assertThat(below.callsOf("setInt")).endsWith(List.of(1, 2));
        assertThat(below.callsOf("setString")).endsWith(List.of(2, "b"));

        statement.setInt(1, 3);
        assertThat(below.callsOf("setInt")).as("no longer batched").endsWith(List.of(1, 3));
    }

    @Test
    void whoLooksAtTheDriversStatementSeesTheValuesThatWereSetLast() throws SQLException {
        addRow(1, "a");
        addRow(2, "b");

        assertThat(statement.unwrap(driver.getClass())).isSameAs(driver);

        assertThat(below.callsOf("setString")).endsWith(List.of(2, "b"));
    }

    @Test
    void clearedParametersAreJudgedAgain() throws SQLException {
        addRow(1, "a");
        statement.clearParameters();
        statement.setInt(1, 2);

        assertThat(below.callsOf("setInt")).containsExactly(List.of(1, 1), List.of(1, 2));
    }
}
