package io.github.safeguardjdbc.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.SafeguardDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.MethodInvokingFactoryBean;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.cloud.autoconfigure.ConfigurationPropertiesRebinderAutoConfiguration;
import org.springframework.cloud.autoconfigure.RefreshAutoConfiguration;
import org.springframework.cloud.context.config.annotation.RefreshScope;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.util.ClassUtils;

/** The starter among others who wrap, replace, refresh, measure and export data sources. */
class NeighboursTest {
    private static final String MYSQL = "jdbc:mysql://127.0.0.1:1/nowhere";

    static Stream<FilteredClassLoader> withoutSomethingOptional() {
        String[] actuator = {"org.springframework.boot.actuate", "org.springframework.boot.health"};
        return Stream.of(
                new FilteredClassLoader("com.zaxxer.hikari"),
                new FilteredClassLoader("io.micrometer"),
                new FilteredClassLoader(actuator),
                new FilteredClassLoader(
                        Stream.concat(Stream.of("com.zaxxer.hikari", "io.micrometer"), Stream.of(actuator))
                                .toArray(String[]::new)));
    }

    @ParameterizedTest
    @MethodSource
    void withoutSomethingOptional(FilteredClassLoader classes) {
        BootLine.withStarter()
                .withClassLoader(classes)
                .withBean(DataSource.class, () -> new DriverManagerDataSource(MYSQL))
                .withPropertyValues("management.endpoints.web.exposure.include=safeguard")
                .run(context -> {
                    assertThat(context.getBean(DataSource.class)).isInstanceOf(GuardedDataSource.class);
                    boolean micrometer = ClassUtils.isPresent("io.micrometer.core.instrument.MeterRegistry", classes);
                    assertThat(context.containsBean("safeguardMeters")).isEqualTo(micrometer);
                    assertThat(context.containsBean("safeguardObservationEvents"))
                            .isEqualTo(micrometer);
                    boolean actuator = ClassUtils.isPresent(
                            "org.springframework.boot.actuate.endpoint.annotation.Endpoint", classes);
                    assertThat(context.containsBean("safeguardEndpoint")).isEqualTo(actuator);
                    assertThat(context.containsBean("safeguardHealthIndicator")).isEqualTo(actuator);
                });
    }

    @Test
    void withoutTheDriverNothingIsGuarded() {
        BootLine.withStarter()
                .withClassLoader(new FilteredClassLoader("com.mysql"))
                .withBean(DataSource.class, () -> new DriverManagerDataSource(MYSQL))
                .run(context -> assertThat(context.getBean(DataSource.class))
                        .isExactlyInstanceOf(DriverManagerDataSource.class));
    }

    @Test
    void healthIsOfTheLineThatIsThere() {
        BootLine.mySql()
                .run(context -> assertThat(context)
                        .hasSingleBean(BootLine.healthIndicator())
                        .getBean("safeguardHealthIndicator")
                        .isInstanceOf(BootLine.healthIndicator()));
        BootLine.mySql()
                .withPropertyValues("management.health.safeguard.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean("safeguardHealthIndicator"));
    }

    @Test
    void theEndpointIsThereWhereItIsExposed() {
        BootLine.mySql().run(context -> assertThat(context).doesNotHaveBean(SafeguardEndpoint.class));
        BootLine.mySql()
                .withPropertyValues("management.endpoints.web.exposure.include=safeguard")
                .run(context -> assertThat(context).hasSingleBean(SafeguardEndpoint.class));
    }

    @Test
    void lazyConnectionsOfSpringBootAreInFrontOfTheGuard() {
        assumeTrue(
                BootLine.current() == BootLine.BOOT_4, "spring.datasource.connection-fetch came with Spring Boot 4.1");
        BootLine.mySql()
                .withPropertyValues("spring.datasource.connection-fetch=lazy")
                .run(context -> {
                    DataSource dataSource = context.getBean(DataSource.class);
                    assertThat(dataSource).isInstanceOf(LazyConnectionDataSourceProxy.class);
                    assertThat(((LazyConnectionDataSourceProxy) dataSource).getTargetDataSource())
                            .isInstanceOf(GuardedDataSource.class);
                    assertThat(dataSource.unwrap(HikariDataSource.class)).isNotNull();
                });
    }

    @Test
    void whoeverTracesIsInFrontOfTheGuard() {
        BootLine.mySql().withUserConfiguration(Tracing.class).run(context -> {
            DataSource dataSource = context.getBean(DataSource.class);
            assertThat(dataSource).isExactlyInstanceOf(DelegatingDataSource.class);
            assertThat(((DelegatingDataSource) dataSource).getTargetDataSource())
                    .isInstanceOf(GuardedDataSource.class);
        });
    }

    /** As OpenTelemetry's starter and the decorators for p6spy and datasource-proxy do it. */
    @Configuration(proxyBeanMethods = false)
    static class Tracing {
        @Bean
        static BeanPostProcessor tracing() {
            class Tracer implements BeanPostProcessor, Ordered {
                @Override
                public Object postProcessAfterInitialization(Object bean, String beanName) {
                    return bean instanceof DataSource dataSource ? new DelegatingDataSource(dataSource) : bean;
                }

                @Override
                public int getOrder() {
                    return Ordered.LOWEST_PRECEDENCE - 20;
                }
            }
            return new Tracer();
        }
    }

    @Test
    void aRefreshedDataSourceStaysGuardedAndHasANewPool() {
        BootLine.withStarter()
                .withConfiguration(AutoConfigurations.of(RefreshAutoConfiguration.class))
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withUserConfiguration(Refreshed.class)
                .withPropertyValues("safeguard.datasource.dataSource.chunk-size=64KB")
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    context.getBean(SafeguardMeters.class).bindTo(registry);
                    DataSource dataSource = context.getBean("dataSource", DataSource.class);
                    HikariDataSource before = dataSource.unwrap(HikariDataSource.class);
                    int meters = registry.getMeters().size();
                    assertThat(dataSource
                                    .unwrap(SafeguardDataSource.class)
                                    .config()
                                    .chunkSize())
                            .isEqualTo(64 * 1024);

                    context.getBean(org.springframework.cloud.context.scope.refresh.RefreshScope.class)
                            .refreshAll();

                    assertThat(before.isClosed()).isTrue();
                    HikariDataSource after = dataSource.unwrap(HikariDataSource.class);
                    assertThat(after.isClosed()).isFalse();
                    assertThat(dataSource.isWrapperFor(SafeguardDataSource.class))
                            .isTrue();
                    assertThat(context.getBean(GuardedDataSources.class).all())
                            .singleElement()
                            .satisfies(guarded -> assertThat(guarded.unwrap(HikariDataSource.class))
                                    .isSameAs(after));
                    assertThat(registry.getMeters()).hasSize(meters);
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class Refreshed {
        @Bean
        @RefreshScope
        DataSource dataSource() {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(MYSQL);
            return pool;
        }
    }

    @Test
    void thePoolIsNotBoundAgainWhenTheEnvironmentChanges() {
        BootLine.mySql()
                .withConfiguration(AutoConfigurations.of(ConfigurationPropertiesRebinderAutoConfiguration.class))
                .run(context -> {
                    DataSource dataSource = context.getBean(DataSource.class);
                    TestPropertyValues.of("spring.datasource.hikari.maximum-pool-size=7")
                            .applyTo(context);

                    context.publishEvent(
                            new EnvironmentChangeEvent(Set.of("spring.datasource.hikari.maximum-pool-size")));

                    HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
                    assertThat(pool.isClosed()).isFalse();
                    assertThat(pool.getMaximumPoolSize()).isEqualTo(10);
                });
    }

    @Test
    void aRefreshedDataSourceWhoseProxyIsAPoolIsLeftAlone() {
        BootLine.withStarter()
                .withConfiguration(AutoConfigurations.of(RefreshAutoConfiguration.class))
                .withUserConfiguration(RefreshedPool.class)
                .run(context -> {
                    HikariDataSource dataSource = context.getBean("dataSource", HikariDataSource.class);
                    assertThat(dataSource.getJdbcUrl()).isEqualTo(MYSQL);
                    assertThat(dataSource.isWrapperFor(SafeguardDataSource.class))
                            .isFalse();
                });
    }

    @Configuration(proxyBeanMethods = false)
    static class RefreshedPool {
        @Bean
        @RefreshScope
        HikariDataSource dataSource() {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(MYSQL);
            return pool;
        }
    }

    @Test
    void ofAnotherScopeTheProxyIsGuarded() {
        BootLine.withStarter().withUserConfiguration(Scoped.class).run(context -> {
            assertThat(context.getBean("dataSource")).isInstanceOf(GuardedDataSource.class);
            assertThat(context.getBean(ScopedProxyUtils.getTargetBeanName("dataSource")))
                    .isExactlyInstanceOf(HikariDataSource.class);
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class Scoped {
        @Bean
        static BeanFactoryPostProcessor scopes() {
            return beans -> beans.registerScope("thread", new SimpleThreadScope());
        }

        @Bean
        @Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
        HikariDataSource dataSource() {
            HikariDataSource pool = new HikariDataSource();
            pool.setJdbcUrl(MYSQL);
            return pool;
        }
    }

    @Test
    void theDatabaseOfATestIsUntouched() {
        BootLine.mySql()
                .withConfiguration(BootLine.testDatabase())
                .withPropertyValues("spring.test.database.replace=ANY")
                .run(context -> assertThat(context.getBean(DataSource.class)).isInstanceOf(EmbeddedDatabase.class));
    }

    @Test
    void thePoolIsMeasuredAsBefore() {
        BootLine.mySql()
                .withConfiguration(BootLine.poolMetrics())
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(context -> {
                    MeterRegistry registry = context.getBean(MeterRegistry.class);
                    context.getBeansOfType(io.micrometer.core.instrument.binder.MeterBinder.class)
                            .values()
                            .forEach(binder -> binder.bindTo(registry));
                    assertThat(registry.get("jdbc.connections.max")
                                    .tag("name", "dataSource")
                                    .gauge()
                                    .value())
                            .isEqualTo(10);
                    assertThat(context.getBean(DataSource.class)
                                    .unwrap(HikariDataSource.class)
                                    .getMetricsTrackerFactory())
                            .isNotNull();
                    assertThat(registry.get("safeguard.rewritten.rows")
                                    .tag("name", "dataSource")
                                    .functionCounter()
                                    .count())
                            .isZero();
                });
    }

    @Test
    void thePoolIsInJmxAsBefore() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName pools = new ObjectName("com.zaxxer.hikari:*");
        BootLine.mySql()
                .withConfiguration(BootLine.jmx())
                .withPropertyValues("spring.jmx.enabled=true", "safeguard.enabled=false")
                .run(context -> assertThat(server.queryNames(pools, null))
                        .singleElement()
                        .hasToString("com.zaxxer.hikari:name=dataSource,type=HikariDataSource"));
        BootLine.mySql()
                .withConfiguration(BootLine.jmx())
                .withPropertyValues("spring.jmx.enabled=true")
                .run(context -> {
                    context.getBean(DataSource.class);
                    assertThat(server.queryNames(pools, null))
                            .singleElement()
                            .hasToString("com.zaxxer.hikari:name=dataSource,type=HikariDataSource");
                    assertThat(server.queryNames(new ObjectName("io.github.safeguardjdbc:*"), null))
                            .singleElement()
                            .hasToString("io.github.safeguardjdbc:type=DataSource,name=dataSource");
                });
        BootLine.mySql().run(context -> {
            assertThat(context.getBean(DataSource.class)).isInstanceOf(GuardedDataSource.class);
            assertThat(server.queryNames(new ObjectName("io.github.safeguardjdbc:*"), null))
                    .isEmpty();
        });
        assertThat(server.queryNames(pools, null)).isEmpty();
        assertThat(server.queryNames(new ObjectName("io.github.safeguardjdbc:*"), null))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPoolThatIsInJmxByItselfIsThereOnce(boolean guarded) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName pools = new ObjectName("com.zaxxer.hikari:*");
        BootLine.mySql()
                .withConfiguration(BootLine.jmx())
                .withPropertyValues(
                        "spring.jmx.enabled=true",
                        "spring.datasource.hikari.register-mbeans=true",
                        "spring.datasource.hikari.pool-name=own",
                        "spring.datasource.hikari.initialization-fail-timeout=-1",
                        "spring.datasource.hikari.connection-timeout=250",
                        "safeguard.enabled=" + guarded)
                .run(context -> {
                    assertThatExceptionOfType(SQLException.class)
                            .isThrownBy(() -> context.getBean(DataSource.class).getConnection());
                    assertThat(server.queryNames(pools, null))
                            .extracting(ObjectName::toString)
                            .containsExactlyInAnyOrder(
                                    "com.zaxxer.hikari:type=Pool (own)", "com.zaxxer.hikari:type=PoolConfig (own)");
                });
        assertThat(server.queryNames(pools, null)).isEmpty();
    }

    @Test
    void nothingIsMadeTooEarly() {
        try (Logged log = Logged.by("org.springframework")) {
            BootLine.mySql()
                    .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                    .withUserConfiguration(Secretive.class)
                    .run(context ->
                            assertThat(context.getBean(DataSource.class)).isInstanceOf(GuardedDataSource.class));
            assertThat(log.messages()).noneMatch(message -> message.contains("not eligible for getting processed"));
        }
    }

    /** Spring makes such a factory, and the data source that it needs, when anybody looks for beans by their type. */
    @Configuration(proxyBeanMethods = false)
    static class Secretive {
        @Bean
        static FactoryBean<?> made(DataSource dataSource) {
            MethodInvokingFactoryBean factory = new MethodInvokingFactoryBean();
            factory.setTargetObject(dataSource);
            factory.setTargetMethod("getLoginTimeout");
            return factory;
        }
    }
}
