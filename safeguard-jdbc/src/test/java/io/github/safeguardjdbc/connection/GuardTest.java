package io.github.safeguardjdbc.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.conf.PropertyKey;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.liveness.ConnectionSource;
import io.github.safeguardjdbc.stub.LogCapture;
import io.github.safeguardjdbc.stub.StubDelegate;
import io.github.safeguardjdbc.stub.StubDriver;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final EventPublisher NOBODY = new EventPublisher(Duration.ofSeconds(1), List.of());

    private static final ConnectionSource NOWHERE = () -> {
        throw new SQLException("nowhere");
    };

    private final Guard guard = new Guard(SafeguardConfig.defaults(), NOBODY);
    private final StubDriver driver = new StubDriver();

    @Test
    void aConnectionOfAnotherDriverIsHandedOutAsItIsWithOneWarning() throws SQLException {
        Connection other = new StubDelegate().as(Connection.class);

        try (LogCapture log = new LogCapture(Guard.class)) {
            assertThat(guard.guard(other, NOWHERE)).isSameAs(other);
            assertThat(guard.guard(other, NOWHERE)).isSameAs(other);

            assertThat(log.events())
                    .singleElement()
                    .satisfies(event -> assertThat(event.getFormattedMessage())
                            .startsWith(other.getClass().getName())
                            .contains("is not a connection of MySQL Connector/J"));
        }
    }

    @Test
    void aConnectionOfConnectorJIsGuarded() throws SQLException {
        Connection guarded = guard.guard(driver.connection(), NOWHERE);

        assertThat(guarded).isInstanceOf(SafeguardConnection.class);
        assertThat(((SafeguardConnection) guarded).delegate()).isSameAs(driver.connection());
    }

    @Test
    void aPooledConnectionIsKnownAgainByWhatIsBelowThePool() throws SQLException {
        Connection first = guard.guard(pooled(), NOWHERE);
        Connection second = guard.guard(pooled(), NOWHERE);

        assertThat(second).isNotSameAs(first);
        assertThat(session(second)).isNotSameAs(session(first));
        assertThat(session(second).physical()).isSameAs(session(first).physical());
    }

    private Connection pooled() {
        return new StubDelegate()
                .answering("isWrapperFor", true)
                .answering("unwrap", driver.connection())
                .as(Connection.class);
    }

    @Test
    void whatIsKeptForAClosedConnectionIsDroppedWhenAnotherOneComes() throws SQLException {
        Object before = session(guard.guard(driver.connection(), NOWHERE)).physical();
        driver.below.answering("isClosed", true);

        guard.guard(new StubDriver().connection(), NOWHERE);

        assertThat(session(guard.guard(driver.connection(), NOWHERE)).physical())
                .isNotSameAs(before);
    }

    @Test
    void whatIsKeptForAnOpenConnectionStays() throws SQLException {
        Object before = session(guard.guard(driver.connection(), NOWHERE)).physical();

        guard.guard(new StubDriver().connection(), NOWHERE);

        assertThat(session(guard.guard(driver.connection(), NOWHERE)).physical())
                .isSameAs(before);
    }

    @Test
    void theDriverIsLimitedToWhatTheServerReallyTakes() throws SQLException {
        driver.maxAllowedPacket(4096);

        GuardedSession session = session(guard.guard(driver.connection(), NOWHERE));

        assertThat(session.physical().limit().usablePayload()).isEqualTo(4095);
        assertThat(driver.properties
                        .getIntegerProperty(PropertyKey.maxAllowedPacket)
                        .getValue())
                .isEqualTo(4095);
    }

    @Test
    void theUsersCapLowersTheLimitButNotTheDrivers() throws SQLException {
        driver.maxAllowedPacket(4096);
        Guard capped = new Guard(SafeguardConfig.builder().maxPacket(2048).build(), NOBODY);

        GuardedSession session = session(capped.guard(driver.connection(), NOWHERE));

        assertThat(session.physical().limit().usablePayload()).isEqualTo(2047);
        assertThat(driver.properties
                        .getIntegerProperty(PropertyKey.maxAllowedPacket)
                        .getValue())
                .isEqualTo(4095);
    }

    @Test
    void aConnectionThatCannotBeLookedIntoIsNotGuarded() {
        SQLException closed = new SQLException("closed", "08003");
        driver.below.failing("unwrap", closed);

        assertThatThrownBy(() -> guard.guard(driver.connection(), NOWHERE)).isSameAs(closed);
    }

    private static GuardedSession session(Connection guarded) {
        return ((SafeguardConnection) guarded).session();
    }
}
