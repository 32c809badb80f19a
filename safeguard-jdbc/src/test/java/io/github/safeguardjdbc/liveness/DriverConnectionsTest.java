package io.github.safeguardjdbc.liveness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.safeguardjdbc.stub.StubDelegate;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Properties;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class DriverConnectionsTest {
    private final SQLException starting = new SQLException("Connection refused", "08S01");

    private final Connection connection = new StubDelegate().as(Connection.class);
    private final Queue<SQLException> refusals = new ArrayDeque<>();
    private final StubDelegate driver = new StubDelegate().computing("connect", arguments -> {
        SQLException refusal = refusals.poll();
        if (refusal != null) {
            throw refusal;
        }
        return connection;
    });
    private final DriverConnections connections =
            new DriverConnections(driver.as(Driver.class), "jdbc:mysql://host/", new Properties());

    @Test
    void waitForAServerThatIsAboutToStart() throws SQLException {
        refusals.add(starting);
        refusals.add(starting);

        assertThat(connections.reopen(Duration.ofSeconds(30))).isSameAs(connection);
        assertThat(driver.callsOf("connect")).hasSize(3);
    }

    @Test
    void giveUpAtTheEndOfTheirPatience() {
        refusals.add(starting);

        assertThatThrownBy(() -> connections.reopen(Duration.ofMillis(1))).isSameAs(starting);
    }

    @Test
    void doNotInsistWhereTheUserIsRefused() {
        SQLException denied = new SQLException("Access denied", "28000", 1045);
        refusals.add(denied);

        assertThatThrownBy(() -> connections.reopen(Duration.ofSeconds(30))).isSameAs(denied);
    }

    @Test
    void doNotWaitForTheFirstConnection() {
        refusals.add(starting);

        assertThatThrownBy(connections::open).isSameAs(starting);
    }
}
