package io.github.safeguardjdbc.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.doctor.survey.IdleLimits;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import io.github.safeguardjdbc.doctor.survey.Variables;
import io.github.safeguardjdbc.driver.DriverFacts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot be provoked on one machine: other hosts, other servers, other drivers. */
class ChecksTest {
    private static final Map<String, String> SERVER = Map.of(
            "version", "9.7.4",
            "max_allowed_packet", "67108864",
            "wait_timeout", "28800",
            "sql_mode", "STRICT_TRANS_TABLES");

    private static Setup setup(
            String host, Map<String, String> server, Map<String, String> connection, DriverFacts driver) {
        Map<String, String> variables = new HashMap<>(SERVER);
        variables.putAll(server);
        ServerFacts facts = new ServerFacts(
                host,
                new Variables(variables),
                new Variables(variables),
                new Variables(Map.of("Uptime", "86400")),
                new Variables(connection),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                -1,
                List.of());
        return new Setup(List.of(facts), driver, null, null, null, "", -1);
    }

    private static DriverFacts driver(String version, Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(Map.of("socketTimeout", "60000", "maxAllowedPacket", "67108864"));
        all.putAll(properties);
        return new DriverFacts(version, "x:3306", all);
    }

    private static List<String> ids(Setup setup) {
        return Checks.judge(setup).stream().map(Finding::id).toList();
    }

    @Test
    void nothingIsFoundWhereNothingIsWrong() {
        assertThat(ids(setup("127.0.0.1:3306", Map.of(), Map.of(), driver("26.10.0", Map.of()))))
                .isEmpty();
        assertThat(ids(setup("127.0.0.1:3306", Map.of(), Map.of(), null))).isEmpty();
    }

    @Test
    void aDistantServerIsToBeSpokenToInSecret() {
        Setup plain = setup("db.example:3306", Map.of(), Map.of(), driver("26.10.0", Map.of()));
        Setup old = setup(
                "db.example:3306",
                Map.of(),
                Map.of("Ssl_cipher", "x", "Ssl_version", "TLSv1.1"),
                driver("26.10.0", Map.of()));
        Setup secret = setup(
                "db.example:3306",
                Map.of(),
                Map.of("Ssl_cipher", "x", "Ssl_version", "TLSv1.3"),
                driver("26.10.0", Map.of()));

        assertThat(ids(plain)).containsExactly("encryption");
        assertThat(ids(old)).containsExactly("encryption");
        assertThat(ids(secret)).isEmpty();
    }

    @Test
    void filesAreOnlyForServersThatAreKnown() {
        Map<String, String> tls = Map.of("Ssl_cipher", "x", "Ssl_version", "TLSv1.3");
        Map<String, String> files = Map.of("allowLoadLocalInfile", "true");
        Map<String, String> verified = Map.of("allowLoadLocalInfile", "true", "sslMode", "VERIFY_IDENTITY");

        assertThat(ids(setup("db.example:3306", Map.of(), tls, driver("26.10.0", files))))
                .containsExactly("allowLoadLocalInfile");
        assertThat(ids(setup("db.example:3306", Map.of(), tls, driver("26.10.0", verified))))
                .isEmpty();
        assertThat(ids(setup("localhost:3306", Map.of(), Map.of(), driver("26.10.0", files))))
                .isEmpty();
    }

    @Test
    void versionsThatNobodyMends() {
        assertThat(ids(setup("[::1]:3306", Map.of("version", "8.0.44"), Map.of(), null)))
                .containsExactly("server-version");
        assertThat(ids(setup("[::1]:3306", Map.of("version", "11.8.2-MariaDB"), Map.of(), null)))
                .containsExactly("server-version");
        assertThat(ids(setup("[::1]:3306", Map.of("version", "8.4.1"), Map.of(), null)))
                .isEmpty();
        assertThat(ids(setup("[::1]:3306", Map.of(), Map.of(), driver("8.0.32", Map.of()))))
                .containsExactly("driver-version");
        assertThat(ids(setup("[::1]:3306", Map.of(), Map.of(), driver("8.4.0", Map.of()))))
                .isEmpty();
    }

    @Test
    void theWorstComesFirst() {
        assertThat(Checks.judge(setup(
                        "db.example:3306",
                        Map.of("version", "8.0.12", "max_allowed_packet", "1024"),
                        Map.of(),
                        driver("26.10.0", Map.of("maxAllowedPacket", "1024")))))
                .extracting(Finding::severity)
                .containsExactly(Severity.PROBLEM, Severity.WARNING, Severity.NOTE);
    }

    @Test
    void cloudsAreKnownByTheirNames() {
        assertThat(IdleLimits.of("app.proxy-c1x2.eu-west-1.rds.amazonaws.com:3306")
                        .orElseThrow()
                        .limit())
                .isEqualTo(Duration.ofMinutes(30));
        assertThat(IdleLimits.of("my-nlb-1.elb.eu-west-1.amazonaws.com:3306")
                        .orElseThrow()
                        .limit())
                .isEqualTo(Duration.ofSeconds(350));
        assertThat(IdleLimits.of("shop.mysql.database.azure.com:3306")
                        .orElseThrow()
                        .limit())
                .isEqualTo(Duration.ofMinutes(4));
        assertThat(IdleLimits.of("db.example:3306")).isEmpty();
    }
}
