package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.stub.StubDriver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Sessions over stubs of the driver. */
final class GuardedSessions {
    private GuardedSessions() {}

    /** A session of its own, for tests that are not about what it does. */
    static GuardedSession any() {
        return over(new StubDriver());
    }

    static GuardedSession over(StubDriver driver) {
        try {
            EventPublisher nobody = new EventPublisher(Duration.ofSeconds(1), List.of());
            return new GuardedSession(driver.physical(), SafeguardConfig.defaults(), nobody);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
