package io.github.safeguardjdbc.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.jdbc.exceptions.MySQLTimeoutException;
import io.github.safeguardjdbc.stub.StubDelegate;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final StubDelegate application = new StubDelegate();
    private final StubDelegate chunk = new StubDelegate();

    private Deadline after(int seconds) throws SQLException {
        return Deadline.of(application.answering("getQueryTimeout", seconds).as(Statement.class));
    }

    @Test
    void withoutATimeoutAStatementThatIsUsedAgainHasNoneEither() throws SQLException {
        Deadline none = after(0);

        none.limit(chunk.as(Statement.class));
        none.restore(application.as(Statement.class));

        assertThat(chunk.callsOf("setQueryTimeout")).containsExactly(List.of(0));
        assertThat(application.callsOf("setQueryTimeout")).isEmpty();
    }

    @Test
    void aStatementGetsTheTimeThatIsLeftInWholeSeconds() throws Exception {
        Deadline deadline = after(30);

        deadline.limit(chunk.as(Statement.class));
        Thread.sleep(5);
        deadline.limit(chunk.as(Statement.class));

        assertThat(chunk.callsOf("setQueryTimeout"))
                .hasSize(2)
                .allSatisfy(seconds -> assertThat((int) seconds.get(0)).isBetween(1, 30));
        assertThat(chunk.callsOf("setQueryTimeout").get(0)).containsExactly(30);
    }

    @Test
    void whenNoTimeIsLeftTheStatementIsNotSent() throws Exception {
        Deadline deadline = after(1);
        Thread.sleep(1_001);

        assertThatThrownBy(() -> deadline.limit(chunk.as(Statement.class))).isInstanceOf(MySQLTimeoutException.class);

        assertThat(chunk.calls).isEmpty();
    }

    @Test
    void theApplicationsStatementGetsItsOwnTimeoutBack() throws SQLException {
        after(30).restore(application.as(Statement.class));

        assertThat(application.callsOf("setQueryTimeout")).containsExactly(List.of(30));
    }
}
