package io.github.safeguardjdbc.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.mysql.cj.jdbc.MysqlXADataSource;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.BatchRewrite;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.SafeguardExceptionOverride;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Which data sources are guarded, and that everything still finds the pool behind. */
class GuardingTest {
    private static final String MYSQL = "jdbc:mysql://127.0.0.1:1/nowhere";

    @Test
    void thePoolOfSpringBootIsGuardedAndFound() {
        BootLine.mySql().run(context -> {
            DataSource dataSource = context.getBean(DataSource.class);
            assertThat(dataSource).isInstanceOf(GuardedDataSource.class);
            assertThat(dataSource.unwrap(SafeguardDataSource.class)).isNotNull();
            assertThat(dataSource.isWrapperFor(HikariDataSource.class)).isTrue();
            HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
            assertThat(pool.getJdbcUrl()).isEqualTo(MYSQL);
            assertThat(DataSourceUnwrapper.unwrap(dataSource, HikariConfigMXBean.class, HikariDataSource.class))
                    .isSameAs(pool);
            assertThat(DataSourceUnwrapper.unwrap(dataSource, DataSource.class)).isNotNull();
            assertThat(pool.getExceptionOverrideClassName()).isEqualTo(SafeguardExceptionOverride.class.getName());
        });
    }

    @Test
    void anotherDataSourceCanBeDerivedFromIt() {
        BootLine.mySql().run(context -> {
            DataSource derived = DataSourceBuilder.derivedFrom(context.getBean(DataSource.class))
                    .username("other")
                    .type(DriverManagerDataSource.class.asSubclass(DataSource.class))
                    .build();
            assertThat(((DriverManagerDataSource) derived).getUrl()).isEqualTo(MYSQL);
        });
    }

    @Test
    void thePoolIsClosedWithTheContext() {
        HikariDataSource[] pool = new HikariDataSource[1];
        BootLine.mySql()
                .run(context -> pool[0] = context.getBean(DataSource.class).unwrap(HikariDataSource.class));
        assertThat(pool[0].isClosed()).isTrue();
    }

    @Test
    void switchedOffTheBeanIsUntouched() {
        BootLine.mySql().withPropertyValues("safeguard.enabled=false").run(context -> {
            assertThat(context.getBean(DataSource.class)).isExactlyInstanceOf(HikariDataSource.class);
            assertThat(context)
                    .doesNotHaveBean(GuardedDataSources.class)
                    .doesNotHaveBean(SafeguardMeters.class)
                    .doesNotHaveBean("safeguardHealthIndicator");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"safeguard.exclude=dataSource", "safeguard.datasource.dataSource.enabled=false"})
    void oneDataSourceCanBeLeftOut(String property) {
        BootLine.mySql()
                .withPropertyValues(property)
                .run(context ->
                        assertThat(context.getBean(DataSource.class)).isExactlyInstanceOf(HikariDataSource.class));
    }

    @Test
    void otherDatabasesAreUntouched() {
        BootLine.mySql()
                .withPropertyValues("spring.datasource.url=jdbc:h2:mem:test")
                .run(context ->
                        assertThat(context.getBean(DataSource.class)).isExactlyInstanceOf(HikariDataSource.class));
        BootLine.withStarter()
                .withBean(DataSource.class, () -> new DriverManagerDataSource("jdbc:mariadb://127.0.0.1:1/nowhere"))
                .run(context -> assertThat(context.getBean(DataSource.class))
                        .isExactlyInstanceOf(DriverManagerDataSource.class));
        BootLine.withStarter()
                .withBean(
                        EmbeddedDatabase.class,
                        () -> new EmbeddedDatabaseBuilder()
                                .setType(EmbeddedDatabaseType.H2)
                                .build())
                .run(context -> assertThat(context.getBean(DataSource.class)).isInstanceOf(EmbeddedDatabase.class));
    }

    @Test
    void whyADistributedDataSourceIsNotGuardedIsSaidOnce() {
        try (Logged log = Logged.by(Candidates.class)) {
            BootLine.withStarter()
                    .withBean("distributed", MysqlXADataSource.class)
                    .run(context -> context.getBean("distributed"));
            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "INFO Data source 'distributed' is not guarded: a connection in a distributed transaction");
        }
    }

    @Test
    void settingsThatNameNoDataSourceAreWarnedOf() {
        try (Logged log = Logged.by(DataSourcesCheck.class)) {
            BootLine.withStarter()
                    .withUserConfiguration(Two.class)
                    .withPropertyValues("safeguard.datasource.order.chunk-size=1MB", "safeguard.exclude=stock,audit")
                    .run(context -> assertThat(context).hasNotFailed());
            assertThat(log.messages())
                    .containsExactly(
                            "WARN safeguard.datasource.order names no DataSource bean; there are [orders, stock]",
                            "WARN safeguard.exclude=audit names no DataSource bean; there are [orders, stock]");
        }
    }

    @Test
    void aDataSourceThatIsMadeBeforeTheGuardIsWarnedOf() {
        try (Logged log = Logged.by(DataSourcesCheck.class)) {
            BootLine.mySql()
                    .withUserConfiguration(Hasty.class)
                    .run(context ->
                            assertThat(context.getBean(DataSource.class)).isExactlyInstanceOf(HikariDataSource.class));
            assertThat(log.messages())
                    .containsExactly(
                            "WARN Data source 'dataSource' is not guarded: it was made before there was a guard, mostly"
                                    + " because a BeanPostProcessor needs it; give that an ObjectProvider<DataSource>, or wrap"
                                    + " the data source with SafeguardDataSource.wrap");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Hasty {
        @Bean
        static First first(DataSource dataSource) {
            return new First(dataSource);
        }
    }

    record First(DataSource dataSource) implements BeanPostProcessor, Ordered {
        @Override
        public int getOrder() {
            return 0;
        }
    }

    @Test
    void dataSourcesOfTheApplicationItselfAreGuarded() {
        BootLine.withStarter().withUserConfiguration(OwnDataSources.class).run(context -> {
            Map<String, DataSource> beans = context.getBeansOfType(DataSource.class);
            assertThat(beans.get("driver")).isInstanceOf(GuardedDataSource.class);
            assertThat(beans.get("driver").unwrap(MysqlDataSource.class).getUrl())
                    .isEqualTo(MYSQL);
            assertThat(beans.get("simple")).isInstanceOf(GuardedDataSource.class);
            assertThat(beans.get("urlOfSafeguard")).isExactlyInstanceOf(DriverManagerDataSource.class);
            assertThat(beans.get("wrappedByHand")).isExactlyInstanceOf(SafeguardDataSource.class);
            assertThat(beans.get("distributed")).isExactlyInstanceOf(MysqlXADataSource.class);
            assertThat(beans.get("lazyInFront")).isExactlyInstanceOf(LazyConnectionDataSourceProxy.class);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnDataSources {
        @Bean
        MysqlDataSource driver() {
            MysqlDataSource dataSource = new MysqlDataSource();
            dataSource.setUrl(MYSQL);
            return dataSource;
        }

        @Bean
        DataSource simple() {
            return new DriverManagerDataSource(MYSQL);
        }

        @Bean
        DataSource urlOfSafeguard() {
            return new DriverManagerDataSource("jdbc:safeguard:mysql://127.0.0.1:1/nowhere");
        }

        @Bean
        DataSource wrappedByHand() {
            return SafeguardDataSource.wrap(new DriverManagerDataSource(MYSQL));
        }

        @Bean
        MysqlXADataSource distributed() {
            return new MysqlXADataSource();
        }

        @Bean
        DataSource lazyInFront(DataSource simple) {
            LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy();
            lazy.setTargetDataSource(simple);
            lazy.setDefaultAutoCommit(true);
            lazy.setDefaultTransactionIsolation(2);
            return lazy;
        }
    }

    @Test
    void eachOfTwoDataSourcesHasItsSettings() {
        BootLine.withStarter()
                .withUserConfiguration(Two.class)
                .withPropertyValues(
                        "safeguard.idle-ping-after=none",
                        "safeguard.chunk-size=64KB",
                        "safeguard.datasource.orders.chunk-size=128KB",
                        "safeguard.datasource.orders.batch-rewrite=off",
                        "safeguard.datasource.orders.ping-timeout=2s")
                .run(context -> {
                    GuardedDataSource orders = context.getBean("orders", GuardedDataSource.class);
                    assertThat(orders.config().chunkSize()).isEqualTo(128 * 1024);
                    assertThat(orders.config().batchRewrite()).isEqualTo(BatchRewrite.OFF);
                    assertThat(orders.config().pingTimeout()).isEqualTo(Duration.ofSeconds(2));
                    assertThat(orders.config().toMap()).containsEntry("safeguard.idlePingAfter", "none");
                    GuardedDataSource stock = context.getBean("stock", GuardedDataSource.class);
                    assertThat(stock.config().chunkSize()).isEqualTo(64 * 1024);
                    assertThat(stock.config().batchRewrite()).isEqualTo(BatchRewrite.AUTO);
                    assertThat(stock.config().toMap()).containsEntry("safeguard.idlePingAfter", "none");
                    assertThat(context.getBean(GuardedDataSources.class).all())
                            .containsExactlyInAnyOrder(orders, stock);
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Two {
        @Bean
        DataSource orders() {
            return new DriverManagerDataSource(MYSQL);
        }

        @Bean
        DataSource stock() {
            return new DriverManagerDataSource(MYSQL);
        }
    }

    @Test
    void ofARouterTheTargetsAreGuardedOnce() {
        BootLine.withStarter().withUserConfiguration(Two.class, Router.class).run(context -> {
            AbstractRoutingDataSource router = context.getBean(AbstractRoutingDataSource.class);
            assertThat(context.getBean("router")).isSameAs(router);
            assertThat(router.getResolvedDataSources().values())
                    .hasSize(2)
                    .allSatisfy(target -> assertThat(target).isInstanceOf(GuardedDataSource.class));
        });
    }

    @Test
    void aRouterWhoseTargetsAreNoBeansIsWarnedOf() {
        try (Logged log = Logged.by(Candidates.class)) {
            BootLine.withStarter()
                    .withUserConfiguration(Sealed.class)
                    .run(context -> assertThat(context).hasNotFailed());
            assertThat(log.messages())
                    .containsExactly(
                            "WARN Data source 'router' routes to 1 MySQL data sources that are not guarded; make them beans,"
                                    + " or wrap them with SafeguardDataSource.wrap");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Sealed {
        @Bean
        DataSource router() {
            return new Router()
                    .router(new DriverManagerDataSource(MYSQL), new DriverManagerDataSource("jdbc:h2:mem:a"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Router {
        @Bean
        DataSource router(DataSource orders, DataSource stock) {
            AbstractRoutingDataSource router = new AbstractRoutingDataSource() {
                @Override
                protected Object determineCurrentLookupKey() {
                    return "orders";
                }
            };
            router.setTargetDataSources(Map.of("orders", orders, "stock", stock));
            return router;
        }
    }

    @Test
    void nobodyIsAskedForAConnection() {
        BootLine.withStarter()
                .withUserConfiguration(Unreachable.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .getBean(DataSource.class)
                        .isInstanceOf(GuardedDataSource.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class Unreachable {
        @Bean
        DataSource dataSource() {
            return new DriverManagerDataSource(MYSQL) {
                @Override
                protected java.sql.Connection getConnectionFromDriver(String username, String password)
                        throws SQLException {
                    throw new AssertionError("a connection was asked for");
                }
            };
        }
    }
}
