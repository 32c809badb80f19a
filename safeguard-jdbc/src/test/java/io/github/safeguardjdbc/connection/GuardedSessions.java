package io.github.safeguardjdbc.connection;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.stub.StubDriver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

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
            SafeguardConfig config = SafeguardConfig.defaults();
            PhysicalConnections physicals = new PhysicalConnections(config);
            KnownConnection known = Objects.requireNonNull(physicals.below(driver.connection()));
            return new GuardedSession(known, config, nobody, driver::connection, physicals, new AtomicBoolean());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
