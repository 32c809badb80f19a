package io.github.safeguardjdbc.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A wrong setting fails the start, and says what to write. */
class WrongSettingsTest {

    private static FailureAnalysis analysis(AbstractFailureAnalyzer<?> analyzer, String... properties) {
        FailureAnalysis[] analysis = new FailureAnalysis[1];
        BootLine.mySql().withPropertyValues(properties).run(context -> {
            assertThat(context).hasFailed();
            analysis[0] = analyzer.analyze(context.getStartupFailure());
        });
        assertThat(analysis[0]).isNotNull();
        return analysis[0];
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            safeguard.batch-rewrite=exakt                | Write one of auto, exact, all, off.
            safeguard.retry=always                       | Write one of safe, proven, off.
            safeguard.chunk-size=1 pound                 | Write a size, as in 262144, 256KB or 4MB.
            safeguard.idle-ping-after=never              | Write a duration with its unit, as in 500ms, 30s or 5m, or 0, or none.
            safeguard.ping-timeout=soon                  | Write a duration with its unit, as in 500ms, 30s or 5m, or 0, or none.
            safeguard.datasource.orders.enabled=perhaps  | Write true or false.
            """)
    void aValueThatCannotBeRead(String property, String action) {
        FailureAnalysis analysis = analysis(new BindFailureAnalyzer(), property);

        assertThat(analysis.getDescription()).startsWith(property).endsWith("is not a value that this setting takes.");
        assertThat(analysis.getAction()).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({"safeguard.idle-ping-aftr, 5s", "safeguard.datasource.dataSource.chunksizes, 1KB"})
    void aNameThatDoesNotExist(String name, String value) {
        FailureAnalysis analysis = analysis(new BindFailureAnalyzer(), name + "=" + value);

        assertThat(analysis.getDescription()).contains("=" + value).contains("is not a setting of safeguard");
        assertThat(analysis.getAction())
                .contains("idle-ping-after")
                .contains("chunk-size")
                .contains("safeguard.datasource.<bean name>.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            safeguard.ping-timeout=2h  | safeguard.pingTimeout must be 1ms to 60m, not 7200s | Correct safeguard.ping-timeout to
            safeguard.datasource.dataSource.chunk-size=1B | safeguard.chunkSize must be 1,024 to 1,073,741,824 bytes, not 1 | Correct safeguard.chunk-size or safeguard.datasource.dataSource.chunk-size to
            """)
    void aValueOutsideOfItsRange(String property, String description, String action) {
        FailureAnalysis analysis = analysis(new InvalidSettingFailureAnalyzer(), property);

        assertThat(analysis.getDescription()).isEqualTo("The settings of data source 'dataSource': " + description);
        assertThat(analysis.getAction()).startsWith(action);
    }

    @ParameterizedTest
    @ValueSource(classes = {Injected.class, LookedUp.class})
    @ExtendWith(OutputCaptureExtension.class)
    void whoWantsThePoolItself(Class<?> configuration, CapturedOutput output) {
        SpringApplication application =
                new SpringApplication(BootLine.configurations().toArray(Class<?>[]::new));
        application.addPrimarySources(List.of(configuration));
        application.setWebApplicationType(WebApplicationType.NONE);

        assertThatExceptionOfType(BeansException.class)
                .isThrownBy(() -> application
                        .run("--spring.datasource.url=jdbc:mysql://127.0.0.1:1/nowhere")
                        .close());
        assertThat(output)
                .contains("The bean 'dataSource' was asked for as a HikariDataSource, and it is guarded by safeguard")
                .contains("call unwrap(HikariDataSource.class) on it")
                .contains("safeguard.exclude=dataSource");

        assertThatNoException()
                .isThrownBy(() -> application
                        .run(
                                "--spring.datasource.url=jdbc:mysql://127.0.0.1:1/nowhere",
                                "--safeguard.exclude=dataSource")
                        .close());
    }

    @Configuration(proxyBeanMethods = false)
    static class Injected {
        @Bean
        String poolName(HikariDataSource dataSource) {
            return dataSource.getPoolName();
        }
    }

    /** Once it is there, the bean is of the class that it has become. */
    @Configuration(proxyBeanMethods = false)
    static class LookedUp {
        @Bean
        ApplicationRunner poolName(BeanFactory beans) {
            return arguments -> beans.getBean(HikariDataSource.class);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Undecided.class, Qualified.class})
    @ExtendWith(OutputCaptureExtension.class)
    void whoWantsADataSourceThatIsNotThere(Class<?> configuration, CapturedOutput output) {
        SpringApplication application =
                new SpringApplication(SafeguardAutoConfiguration.class, GuardingTest.Two.class, configuration);
        application.setWebApplicationType(WebApplicationType.NONE);

        assertThatExceptionOfType(BeansException.class)
                .isThrownBy(() -> application.run().close());
        assertThat(output)
                .contains("No qualifying bean of type 'javax.sql.DataSource'")
                .doesNotContain("guarded by safeguard");
    }

    @Configuration(proxyBeanMethods = false)
    static class Undecided {
        @Bean
        String description(DataSource either) {
            return either.toString();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Qualified {
        @Bean
        String description(@Qualifier("audit") DataSource audit) {
            return audit.toString();
        }
    }

    @Test
    void otherFailuresAreLeftToOthers() {
        BootLine.mySql()
                .withPropertyValues("spring.datasource.hikari.maximum-pool-size=many")
                .run(context -> {
                    assertThat(context).hasFailed();
                    assertThat(new BindFailureAnalyzer().analyze(context.getStartupFailure()))
                            .isNull();
                });
    }
}
