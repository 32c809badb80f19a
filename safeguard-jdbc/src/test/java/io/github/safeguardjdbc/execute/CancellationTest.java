package io.github.safeguardjdbc.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.exceptions.MySQLStatementCancelledException;
import io.github.safeguardjdbc.stub.StubDelegate;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private final StubDelegate first = new StubDelegate();
    private final StubDelegate second = new StubDelegate();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void theStatementThatRunsIsCancelled() throws SQLException {
        cancellation.begin(first.as(Statement.class));
        cancellation.end();
        cancellation.begin(second.as(Statement.class));

        cancellation.request();

        assertThat(first.callsOf("cancel")).isEmpty();
        assertThat(second.callsOf("cancel")).hasSize(1);
    }

    @Test
    void thoseThatWouldFollowAreNotBegun() throws SQLException {
        cancellation.begin(first.as(Statement.class));
        cancellation.request();
        cancellation.end();

        assertThatThrownBy(() -> cancellation.begin(second.as(Statement.class)))
                .isInstanceOf(MySQLStatementCancelledException.class);
    }

    @Test
    void betweenTwoStatementsNothingRunsThatCouldBeCancelled() throws SQLException {
        cancellation.begin(first.as(Statement.class));
        cancellation.end();

        cancellation.request();

        assertThat(first.callsOf("cancel")).isEmpty();
        assertThatThrownBy(() -> cancellation.begin(second.as(Statement.class)))
                .isInstanceOf(MySQLStatementCancelledException.class);
    }

    @Test
    void aServerThatCannotBeToldStillEndsTheBatch() throws SQLException {
        SQLException unreachable = new SQLException("too many connections");
        cancellation.begin(first.failing("cancel", unreachable).as(Statement.class));

        assertThatThrownBy(cancellation::request).isSameAs(unreachable);

        cancellation.end();
        assertThatThrownBy(() -> cancellation.begin(second.as(Statement.class)))
                .isInstanceOf(MySQLStatementCancelledException.class);
    }
}
