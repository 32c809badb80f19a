package io.github.safeguardjdbc.doctor.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class PoolSettingsTest {

    private static Properties properties(String... namesAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }

    @Test
    void readsTheSpellingsOfHikariAndOfSpringBoot() {
        assertThat(PoolSettings.from(properties("maxLifetime", "60000", "maximumPoolSize", "7")))
                .isEqualTo(PoolSettings.from(properties(
                        "spring.datasource.hikari.max-lifetime", "60000",
                        "spring.datasource.hikari.maximum-pool-size", "7")))
                .satisfies(pool -> assertThat(pool.maxLifetime()).isEqualTo(Duration.ofMinutes(1)))
                .satisfies(pool -> assertThat(pool.maximumPoolSize()).isEqualTo(7));
    }

    @Test
    void whatIsNotSetIsAsHikariHasIt() {
        assertThat(PoolSettings.from(properties("dataSource.maxLifetime", "1"))).isEqualTo(PoolSettings.DEFAULTS);
    }

    @Test
    void namesASettingThatIsNoNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PoolSettings.from(properties("maxLifetime", "30m")))
                .withMessage("the pool's maxLifetime is \"30m\", not a whole number");
    }
}
