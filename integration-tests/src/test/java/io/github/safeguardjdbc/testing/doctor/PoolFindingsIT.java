package io.github.safeguardjdbc.testing.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.SafeguardDoctor;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.check.Remedy.Kind;
import io.github.safeguardjdbc.doctor.survey.PoolSettings;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of the pool against those of the server. */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record PoolFindingsIT(MySqlVersion version) {
    private MySqlServer server(String... options) {
        return SharedServers.get(version, options);
    }

    private static Properties properties(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }

    private static Report examine(MySqlServer server, String pool, String... url) throws IOException {
        return SafeguardDoctor.of(server.url("", url), new Properties())
                .pool(PoolSettings.from(properties(pool)))
                .examine();
    }

    @Test
    void aLiveHikariPoolIsReadByItself() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server("--wait-timeout=90").url(""));
        config.setMaximumPoolSize(1);
        config.setKeepaliveTime(0);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Finding finding = Ward.finding(SafeguardDoctor.examine(pool), "pool-lifetime");
            assertThat(finding.measured())
                    .contains("wait_timeout is 90 s")
                    .contains("maxLifetime is 30 min")
                    .contains("keepaliveTime is off");
            assertThat(Ward.remedy(finding, Kind.POOL)).isEqualTo("keepaliveTime=45000");
        }
        config.setKeepaliveTime(45_000);
        try (HikariDataSource mended = new HikariDataSource(config)) {
            assertThat(Ward.ids(SafeguardDoctor.examine(mended))).doesNotContain("pool-lifetime");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maxLifetime=1800000\\nkeepaliveTime=0 | --wait-timeout=90 | pool-lifetime",
                "maxLifetime=0\\nkeepaliveTime=0 | --wait-timeout=90 | pool-lifetime",
                "maxLifetime=1800000\\nkeepaliveTime=0 | --wait-timeout=40 | pool-lifetime",
                "spring.datasource.hikari.max-lifetime=1800 | --wait-timeout=28800 | pool-units",
                "connectionTimeout=30 | --wait-timeout=28800 | pool-units",
                "maximumPoolSize=20 | --max-connections=10 | pool-size",
            })
    void isFoundAndThePropertyMendsIt(String pool, String option, String id) throws IOException {
        String wrong = pool.replace("\\n", "\n");
        Finding finding = Ward.finding(examine(server(option), wrong), id);

        String remedy = Ward.remedy(finding, Kind.POOL);

        String right = wrong.replace("spring.datasource.hikari.max-lifetime=1800", "") + "\n" + remedy;
        assertThat(Ward.ids(examine(server(option), right))).doesNotContain(id);
    }

    @Test
    void whatIsInBetweenMayBeShorterThanTheServer() {
        PoolSettings slow = new PoolSettings(
                10, 10, Duration.ofMinutes(30), Duration.ofMinutes(10), Duration.ZERO, Duration.ofSeconds(30));
        SafeguardDoctor.Builder doctor = SafeguardDoctor.of(
                        server("--wait-timeout=28800").url(""), new Properties())
                .proxyIdleLimit(Duration.ofSeconds(350));

        Report report = doctor.pool(slow).examine();
        assertThat(Ward.finding(report, "proxy-idle").measured()).contains("idle limit is 350 s");
        assertThat(Ward.remedy(Ward.finding(report, "proxy-idle"), Kind.POOL)).isEqualTo("keepaliveTime=120000");

        assertThat(Ward.ids(doctor.pool(PoolSettings.DEFAULTS).examine())).doesNotContain("proxy-idle");
    }

    @Test
    void cachesOfPreparedStatementsMayExceedTheServersCount() throws Exception {
        try (MySqlServer own = Ward.start(version, "--max-prepared-stmt-count=100")) {
            String[] caches = {"useServerPrepStmts=true", "cachePrepStmts=true", "prepStmtCacheSize=250"};
            Finding finding = Ward.finding(examine(own, "maximumPoolSize=10", caches), "prepared-statements");
            assertThat(finding.measured()).contains("2,500").contains("100");

            String[] smaller = {caches[0], caches[1], Ward.remedy(finding, Kind.URL)};
            assertThat(Ward.ids(examine(own, "maximumPoolSize=10", smaller))).doesNotContain("prepared-statements");

            Ward.mend(own, finding);

            assertThat(Ward.ids(examine(own, "maximumPoolSize=10", caches))).doesNotContain("prepared-statements");
        }
    }

    @Test
    void theDefaultsAreThoseOfThisHikari() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server("--wait-timeout=28800").url(""));
        config.setMinimumIdle(1);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertThat(new PoolSettings(
                            pool.getMaximumPoolSize(),
                            PoolSettings.DEFAULTS.minimumIdle(),
                            Duration.ofMillis(pool.getMaxLifetime()),
                            Duration.ofMillis(pool.getIdleTimeout()),
                            Duration.ofMillis(pool.getKeepaliveTime()),
                            Duration.ofMillis(pool.getConnectionTimeout())))
                    .isEqualTo(PoolSettings.DEFAULTS);
        }
    }
}
