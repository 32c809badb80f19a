package io.github.safeguardjdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.SafeguardEvent.BatchRewritten;
import io.github.safeguardjdbc.SafeguardEvent.Protocol;
import io.github.safeguardjdbc.event.EventPublisher;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Closing a fake may throw anything.
class SafeguardDataSourceTest {
    private final FakeDataSource behind = new FakeDataSource();
    private final List<Connection> guarded = new ArrayList<>();
    private final AtomicReference<EventPublisher> publisher = new AtomicReference<>();
    private final AtomicReference<SafeguardConfig> configOfGuard = new AtomicReference<>();
    private final SafeguardDataSource.Builder builder = SafeguardDataSource.builder(behind);
    private SafeguardDataSource dataSource;

    private SafeguardDataSource dataSource() {
        dataSource = builder.build((config, events) -> {
            configOfGuard.set(config);
            publisher.set(events);
            return (connection, source) -> {
                Connection guard = FakeDataSource.connection(new ArrayList<>());
                guarded.add(guard);
                return guard;
            };
        });
        return dataSource;
    }

    @AfterEach
    void close() throws SQLException {
        if (dataSource != null) {
            behind.failureOfClose = null;
            dataSource.close();
        }
    }

    private static boolean isInJmx(String name) throws Exception {
        return ManagementFactory.getPlatformMBeanServer()
                .isRegistered(new ObjectName("io.github.safeguardjdbc:type=DataSource,name=" + name));
    }

    @Test
    void guardsEveryConnectionHoweverItWasAskedFor() throws SQLException {
        DataSource ours = dataSource();

        assertThat(guarded).contains(ours.getConnection());
        assertThat(guarded).contains(ours.getConnection("app", "secret"));
        assertThat(guarded)
                .contains(
                        ours.createConnectionBuilder().user("app").password("p").build());
        assertThat(guarded).hasSize(3);
        assertThat(behind.calls)
                .containsExactly(
                        "getConnection",
                        "getConnection app secret",
                        "ConnectionBuilder.user",
                        "ConnectionBuilder.password",
                        "ConnectionBuilder.build");
    }

    @Test
    void givesTheConnectionBackIfItCannotBeGuarded() {
        SQLException failure = new SQLException("no limit");
        dataSource = builder.build((config, events) -> (connection, source) -> {
            throw failure;
        });

        assertThatThrownBy(dataSource::getConnection).isSameAs(failure);
        assertThat(behind.calls).containsExactly("getConnection", "Connection.close");
    }

    @Test
    void handsOutTheConnectionsAsTheyComeWhenDisabled() throws Exception {
        builder.config(SafeguardConfig.builder().enabled(false).build()).name("disabled");
        dataSource = builder.build((config, events) -> {
            throw new AssertionError("nothing to guard");
        });

        assertThat(dataSource.getConnection()).hasToString("fake Connection");
        assertThat(isInJmx("disabled")).isFalse();
    }

    @Test
    void hasDefaultSettingsUnlessTheyAreGiven() {
        assertThat(dataSource().config()).isEqualTo(SafeguardConfig.defaults());
        assertThat(configOfGuard).hasValue(SafeguardConfig.defaults());
    }

    @Test
    void givesTheSettingsToTheGuard() {
        SafeguardConfig config = SafeguardConfig.builder().chunkSize(4096).build();
        builder.config(config);

        assertThat(dataSource().config()).isSameAs(config);
        assertThat(configOfGuard).hasValue(config);
    }

    @Test
    void countsEventsAndTellsThemToTheListenersInOrder() {
        List<String> heard = new ArrayList<>();
        builder.listener(event -> heard.add("first " + event.statement()))
                .listener(event -> heard.add("second " + event.statement()));
        dataSource();

        publisher.get().publish(new BatchRewritten("INSERT INTO t", 10, 2, 300, 200, Protocol.BINARY));

        assertThat(heard).containsExactly("first INSERT INTO t", "second INSERT INTO t");
        assertThat(dataSource.metrics().getRowsRewritten()).isEqualTo(10);
    }

    @Test
    void isInJmxUnderItsNameUntilItIsClosed() throws Exception {
        builder.name("orders");
        dataSource();
        assertThat(isInJmx("orders")).isTrue();

        dataSource.close();

        assertThat(isInJmx("orders")).isFalse();
        assertThat(behind.calls).containsExactly("close");
    }

    @Test
    void leavesJmxWhenItIsForgottenUnclosed() throws Exception {
        forget();

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (isInJmx("forgotten") && System.nanoTime() < deadline) {
            System.gc();
            Thread.sleep(20);
        }

        assertThat(isInJmx("forgotten")).isFalse();
    }

    private void forget() throws Exception {
        SafeguardDataSource forgotten = builder.name("forgotten").build();
        assertThat(forgotten.getConnection()).isNotNull();
        assertThat(isInJmx("forgotten")).isTrue();
    }

    @Test
    void closesOverADataSourceThatCannotBeClosed() throws SQLException {
        DataSource open = FakeDataSource.fake(DataSource.class, new ArrayList<>());
        dataSource = SafeguardDataSource.builder(open).build();

        dataSource.close();

        assertThat(dataSource.getConnection()).isNotNull();
    }

    @Test
    void passesOnTheFailureOfClosing() {
        dataSource();
        behind.failureOfClose = new SQLException("busy");
        assertThatThrownBy(dataSource::close).isSameAs(behind.failureOfClose);

        behind.failureOfClose = new IOException("disk");
        assertThatThrownBy(dataSource::close)
                .isInstanceOf(SQLException.class)
                .hasMessage("The data source behind safeguard failed to close: disk")
                .hasCause(behind.failureOfClose);

        behind.failureOfClose = new InterruptedException();
        assertThatThrownBy(dataSource::close).isInstanceOf(SQLException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void passesEverythingElseThrough() throws Exception {
        dataSource();

        assertThat(dataSource.getLogWriter()).isSameAs(behind.logWriter);
        assertThat(dataSource.getLoginTimeout()).isEqualTo(7);
        assertThat(dataSource.getParentLogger()).isSameAs(behind.logger);
        dataSource.setLoginTimeout(3);
        dataSource.setLogWriter(null);
        dataSource.createShardingKeyBuilder();

        assertThat(behind.calls).containsExactly("setLoginTimeout 3", "setLogWriter", "createShardingKeyBuilder");
    }

    @Test
    void unwrapsToItselfAndToWhatIsBehind() throws SQLException {
        dataSource();

        assertThat(dataSource.isWrapperFor(SafeguardDataSource.class)).isTrue();
        assertThat(dataSource.unwrap(SafeguardDataSource.class)).isSameAs(dataSource);
        assertThat(dataSource.isWrapperFor(FakeDataSource.class)).isTrue();
        assertThat(dataSource.unwrap(FakeDataSource.class)).isSameAs(behind);
        assertThat(dataSource.isWrapperFor(HikariDataSource.class)).isFalse();
        assertThatThrownBy(() -> dataSource.unwrap(HikariDataSource.class)).hasMessage("nothing behind a fake");
    }

    @Test
    void wrapsOnce() throws SQLException {
        try (SafeguardDataSource once = (SafeguardDataSource) SafeguardDataSource.wrap(behind)) {
            DataSource proxyOfIt = new FakeDataSource() {
                @Override
                public boolean isWrapperFor(Class<?> type) throws SQLException {
                    return once.isWrapperFor(type);
                }
            };

            assertThat(once.unwrap(FakeDataSource.class)).isSameAs(behind);
            assertThat(SafeguardDataSource.wrap(once)).isSameAs(once);
            assertThat(SafeguardDataSource.wrap(proxyOfIt)).isSameAs(proxyOfIt);
        }
    }

    @Test
    void wrapsWhatCannotSayWhetherItIsWrapped() throws SQLException {
        DataSource unsure = new FakeDataSource() {
            @Override
            public boolean isWrapperFor(Class<?> type) {
                throw new IllegalStateException("no target yet");
            }
        };

        try (SafeguardDataSource wrapped = (SafeguardDataSource) SafeguardDataSource.wrap(unsure)) {
            assertThat(wrapped.unwrap(FakeDataSource.class)).isSameAs(unsure);
        }
    }

    @Test
    void startsAndClosesAHikariPool() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setDataSource(behind);
        config.setPoolName("orders-pool");
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(1);

        HikariDataSource pool;
        try (SafeguardDataSource ours = SafeguardDataSource.hikari(config)) {
            pool = ours.unwrap(HikariDataSource.class);
            assertThat(ours.isWrapperFor(HikariDataSource.class)).isTrue();
            assertThat(isInJmx("orders-pool")).isTrue();
            try (Connection connection = ours.getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }

        assertThat(pool.isClosed()).isTrue();
        assertThat(isInJmx("orders-pool")).isFalse();
    }
}
