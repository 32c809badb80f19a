package io.github.safeguardjdbc.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.plan.InsertRewrite;
import io.github.safeguardjdbc.stub.StubDelegate;
import io.github.safeguardjdbc.stub.StubDriver;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedChunksTest {

    private static final String SQL = Inserts.SQL;

    private final InsertRewrite insert = Inserts.rewrite(SQL);
    private final StubDriver driver = new StubDriver();
    private final List<StubDelegate> prepared = new ArrayList<>();
    private PreparedChunks chunks;

    @BeforeEach
    void create() throws SQLException {
        driver.below.computing("serverPrepareStatement", sql -> {
            StubDelegate statement = new StubDelegate();
            prepared.add(statement);
            return statement.as(PreparedStatement.class);
        });
        chunks = new PreparedChunks(DriverConnection.of(driver.connection()));
    }

    private boolean isClosed(int statement) {
        return !prepared.get(statement).callsOf("close").isEmpty();
    }

    private long open() {
        return prepared.stream()
                .filter(statement -> statement.callsOf("close").isEmpty())
                .count();
    }

    @Test
    void aStatementIsPreparedOnceWithItsRows() throws SQLException {
        PreparedStatement first = chunks.get("db", SQL, 3, insert);

        assertThat(chunks.get("db", SQL, 3, insert)).isSameAs(first);
        assertThat(driver.below.callsOf("serverPrepareStatement"))
                .containsExactly(List.of("INSERT INTO t (id, name) VALUES (?, ?),(?, ?),(?, ?)"));
    }

    @Test
    void rowsTextAndDatabaseEachMakeAnother() throws SQLException {
        chunks.get("db", SQL, 3, insert);
        chunks.get("db", SQL, 4, insert);
        chunks.get("other", SQL, 3, insert);
        chunks.get(null, SQL, 3, insert);
        chunks.get("db", SQL + " ", 3, Inserts.rewrite(SQL + " "));

        assertThat(prepared).hasSize(5);
        assertThat(open()).isEqualTo(5);
    }

    @Test
    void theOneThatWasNotUsedForLongestMakesRoom() throws SQLException {
        for (int rows = 1; rows <= 16; rows++) {
            chunks.get("db", SQL, rows, insert);
        }
        chunks.get("db", SQL, 1, insert);

        chunks.get("db", SQL, 17, insert);

        assertThat(open()).isEqualTo(16);
        assertThat(isClosed(0)).isFalse();
        assertThat(isClosed(1)).isTrue();
    }

    @Test
    void theirParametersTogetherAreBounded() throws SQLException {
        chunks.get("db", SQL, 100, insert);
        chunks.get("db", SQL, 200, insert);
        chunks.get("db", SQL, 32_767, insert);

        assertThat(open()).as("2 · 32,767 parameters leave room for none other").isEqualTo(1);

        chunks.get("db", SQL, 100, insert);
        assertThat(isClosed(2)).isTrue();
        assertThat(open()).isEqualTo(1);
    }

    @Test
    void oneThatFailedIsClosedAndNotUsedAgain() throws SQLException {
        PreparedStatement failed = chunks.get("db", SQL, 3, insert);

        chunks.discard("db", SQL, 3);
        chunks.discard("db", SQL, 3);

        assertThat(isClosed(0)).isTrue();
        assertThat(chunks.get("db", SQL, 3, insert)).isNotSameAs(failed);
    }

    @Test
    void roomOfTheDiscardedIsFree() throws SQLException {
        chunks.get("db", SQL, 32_000, insert);
        chunks.discard("db", SQL, 32_000);

        chunks.get("db", SQL, 700, insert);
        chunks.get("db", SQL, 32_000, insert);

        assertThat(open()).isEqualTo(2);
    }

    @Test
    void whatIsNotPreparedIsNotKept() {
        SQLException failure = new SQLException("max_prepared_stmt_count", "42000", 1461);
        driver.below.failing("serverPrepareStatement", failure);

        assertThatThrownBy(() -> chunks.get("db", SQL, 3, insert)).isSameAs(failure);

        assertThat(chunks.isWorthPreparing("db", SQL, 3)).isFalse();
    }

    @Test
    void anotherSessionHasNoneOfThem() throws SQLException {
        chunks.get("db", SQL, 3, insert);
        chunks.isWorthPreparing("db", SQL, 5);

        driver.sessionId = 2;

        assertThat(chunks.isWorthPreparing("db", SQL, 3)).isFalse();
        assertThat(chunks.isWorthPreparing("db", SQL, 5)).isFalse();
        assertThat(isClosed(0)).isTrue();
        chunks.get("db", SQL, 3, insert);
        assertThat(prepared).hasSize(2);
    }

    @Test
    void aStatementThatCannotBeClosedIsForgottenAllTheSame() throws SQLException {
        chunks.get("db", SQL, 3, insert);
        prepared.get(0).failing("close", new SQLException("lost"));

        chunks.discard("db", SQL, 3);

        chunks.get("db", SQL, 3, insert);
        assertThat(prepared).hasSize(2);
    }

    @Test
    void preparingPaysFromTheSecondTimeOn() throws SQLException {
        assertThat(chunks.isWorthPreparing("db", SQL, 3)).isFalse();
        assertThat(chunks.isWorthPreparing("db", SQL, 4)).isFalse();
        assertThat(chunks.isWorthPreparing("db", SQL, 3)).isTrue();

        chunks.get("db", SQL, 9, insert);
        assertThat(chunks.isWorthPreparing("db", SQL, 9)).isTrue();
    }

    @Test
    void onlyTheLastQuestionsAreRemembered() {
        chunks.isWorthPreparing("db", SQL, 1_000);
        for (int rows = 1; rows <= 64; rows++) {
            chunks.isWorthPreparing("db", SQL, rows);
        }

        assertThat(chunks.isWorthPreparing("db", SQL, 64)).isTrue();
        assertThat(chunks.isWorthPreparing("db", SQL, 1_000)).isFalse();
    }
}
