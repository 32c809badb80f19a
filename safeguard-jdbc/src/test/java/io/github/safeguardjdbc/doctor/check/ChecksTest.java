package io.github.safeguardjdbc.doctor.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.OversizeValues;
import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.doctor.survey.IdleLimits;
import io.github.safeguardjdbc.doctor.survey.PoolSettings;
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

    private static Setup guarded(Setup setup, PoolSettings pool, SafeguardConfig config) {
        return new Setup(setup.servers(), setup.driver(), pool, config, null, "", -1);
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
    void aSmallLimitMattersLessWhereSafeguardSendsInPieces() {
        Setup tiny = setup("[::1]:3306", Map.of("max_allowed_packet", "262144"), Map.of(), null);
        Setup small = setup("[::1]:3306", Map.of("max_allowed_packet", "1048576"), Map.of(), null);
        SafeguardConfig refusing =
                SafeguardConfig.builder().oversizeValues(OversizeValues.REFUSE).build();

        assertThat(packetLimit(tiny).severity()).isEqualTo(Severity.PROBLEM);
        assertThat(packetLimit(tiny).why()).contains("is refused");
        assertThat(packetLimit(small).severity()).isEqualTo(Severity.WARNING);
        assertThat(packetLimit(guarded(tiny, null, SafeguardConfig.defaults())).severity())
                .isEqualTo(Severity.WARNING);
        assertThat(packetLimit(guarded(small, null, SafeguardConfig.defaults())))
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.NOTE))
                .satisfies(finding ->
                        assertThat(finding.why()).contains("in pieces that fit").contains("Still refused"));
        assertThat(packetLimit(guarded(tiny, null, refusing)).severity()).isEqualTo(Severity.PROBLEM);
    }

    private static Finding packetLimit(Setup setup) {
        return Checks.ofSettings(setup).stream()
                .filter(finding -> finding.id().equals("packet-limit"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void settingsOfSafeguardThatComeTooLateOrHaveNoEffect() {
        Setup patient = setup("[::1]:3306", Map.of("wait_timeout", "90"), Map.of(), null);
        Setup impatient = setup("[::1]:3306", Map.of("wait_timeout", "20"), Map.of(), null);
        SafeguardConfig defaults = SafeguardConfig.defaults();
        SafeguardConfig capped = SafeguardConfig.builder()
                .maxPacket(128 << 20)
                .idlePingAfter(Duration.ofSeconds(10))
                .build();

        assertThat(Checks.ofSettings(guarded(patient, null, defaults))).isEmpty();
        assertThat(Checks.ofSettings(guarded(impatient, null, defaults)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.id()).isEqualTo("idle-ping"))
                .satisfies(finding -> assertThat(finding.remedies())
                        .containsExactly(Remedy.safeguard("safeguard.idlePingAfter=10s")));
        assertThat(Checks.ofSettings(guarded(patient, null, capped)))
                .singleElement()
                .satisfies(finding -> assertThat(finding.id()).isEqualTo("max-packet"))
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.NOTE));
    }

    @Test
    void aPoolThatShrinksToNothingClosesItsIdleConnectionsItself() {
        Setup server = setup("[::1]:3306", Map.of("wait_timeout", "120"), Map.of(), null);
        Duration half = Duration.ofMinutes(30);
        PoolSettings keeping =
                new PoolSettings(10, 10, half, Duration.ofSeconds(60), Duration.ZERO, Duration.ofSeconds(30));
        PoolSettings shrinking =
                new PoolSettings(10, 0, half, Duration.ofSeconds(60), Duration.ZERO, Duration.ofSeconds(30));

        assertThat(ids(guarded(server, keeping, SafeguardConfig.defaults()))).containsExactly("pool-lifetime");
        assertThat(ids(guarded(server, shrinking, SafeguardConfig.defaults()))).isEmpty();
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
