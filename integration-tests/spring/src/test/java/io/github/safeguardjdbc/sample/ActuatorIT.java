package io.github.safeguardjdbc.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What actuator tells over HTTP of an application that has been at work. */
class ActuatorIT {
    private static final int WAIT_TIMEOUT = 20;

    private static Sample sample;

    @BeforeAll
    static void work() throws Exception {
        sample = Sample.start(
                "spring.datasource.hikari.maximum-pool-size=2",
                "spring.datasource.hikari.data-source-properties.sessionVariables=wait_timeout=" + WAIT_TIMEOUT,
                "safeguard.chunk-size=64KB");
        sample.bean(Journal.class).add(Rows.list(10_000, Rows::row));
        sample.killSessions();
        TimeUnit.MILLISECONDS.sleep(20);
        assertThat(sample.bean(Journal.class).size()).isEqualTo(10_000);
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    @Test
    void theEndpointTellsLimitSettingsCountersAndEvents() throws Exception {
        String json = sample.actuator("safeguard");

        assertThat(JsonPath.<Map<String, Object>>read(json, "$.dataSources")).containsOnlyKeys("dataSource");
        assertThat(JsonPath.<Integer>read(json, "$.dataSources.dataSource.limit.effective"))
                .isEqualTo(Sample.LIMIT - 1);
        assertThat(JsonPath.<String>read(json, "$.dataSources.dataSource.limit.server"))
                .startsWith(Sample.server().version().series());
        assertThat(JsonPath.<Map<String, String>>read(json, "$.dataSources.dataSource.settings"))
                .containsEntry("safeguard.chunkSize", "64K")
                .containsEntry("safeguard.batchRewrite", "auto");
        assertThat(JsonPath.<Map<String, Integer>>read(json, "$.dataSources.dataSource.counters"))
                .hasEntrySatisfying("rewritten.rows", rows -> assertThat(rows).isBetween(9_990, 10_000))
                .containsEntry("replaced.connections", 1);
        assertThat(JsonPath.<List<String>>read(json, "$.dataSources.dataSource.events[*].type"))
                .contains("BatchRewritten", "ConnectionReplaced");
        assertThat(JsonPath.<List<String>>read(json, "$.dataSources.dataSource.events[*].statement"))
                .contains("INSERT INTO journal");
        assertThat(JsonPath.<String>read(sample.actuator("safeguard/dataSource"), "$.settings['safeguard.retry']"))
                .isEqualTo("safe");
        assertThat(sample.actuator("safeguard/nobody")).isEmpty();
    }

    @Test
    void prometheusScrapesWhatWasDone() throws Exception {
        String scrape = sample.actuator("prometheus");

        assertThat(valueOf(scrape, "safeguard_rewritten_rows_total")).isBetween(9_990.0, 10_000.0);
        assertThat(valueOf(scrape, "safeguard_replaced_connections_total")).isOne();
        assertThat(valueOf(scrape, "safeguard_payload_limit_bytes")).isEqualTo(Sample.LIMIT - 1);
        assertThat(valueOf(scrape, "safeguard_payload_largest_bytes")).isBetween(60_000.0, Sample.LIMIT - 1.0);
        assertThat(scrape)
                .contains("safeguard_payload_share_bucket{")
                .contains("safeguard_declined_statements_total{")
                .contains("reason=\"in_transaction\"")
                .contains("hikaricp_connections_max{")
                .contains("jdbc_connections_max{");
    }

    @Test
    void theDashboardAsksForNothingThatIsNotScraped() throws Exception {
        String dashboard = Files.readString(Path.of("../../../safeguard-spring-starter/grafana/safeguard-jdbc.json"));
        List<Sampled> scraped =
                sample.actuator("prometheus").lines().map(Sampled::of).toList();

        List<Map<String, String>> targets = JsonPath.read(dashboard, "$.panels[*].targets[*]");
        assertThat(targets).hasSizeGreaterThan(10).allSatisfy(target -> {
            Set<String> meters = found("(safeguard_\\w+)\\{", target.get("expr"));
            Set<String> tags = found("(\\w+)=~|by \\(([\\w, ]+)\\)", target.get("expr"));
            assertThat(tags).containsAll(found("\\{\\{(\\w+)}}", target.get("legendFormat")));
            assertThat(meters)
                    .isNotEmpty()
                    .allSatisfy(meter -> assertThat(scraped).anySatisfy(line -> {
                        assertThat(line.meter()).isEqualTo(meter);
                        assertThat(line.tags()).containsAll(tags);
                    }));
        });
    }

    /**
     * A line of a scrape.
     *
     * @param meter the name that Prometheus knows the meter by
     * @param tags the names of its tags, and that of the tag that Prometheus adds
     */
    private record Sampled(String meter, Set<String> tags) {
        static Sampled of(String line) {
            Set<String> tags = found("(\\w+)=\"", line);
            tags.add("job");
            return new Sampled(line.replaceFirst("[{ ].*", ""), tags);
        }
    }

    /** What the groups of a pattern match in a text, lists at their commas. */
    private static Set<String> found(String pattern, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    found.addAll(List.of(matcher.group(group).split(", *", -1)));
                }
            }
        }
        return found;
    }

    /** Of the sample's data source. */
    private static double valueOf(String scrape, String meter) {
        List<String> lines = scrape.lines()
                .filter(line -> line.startsWith(meter + "{") && line.contains("name=\"dataSource\""))
                .toList();
        assertThat(lines).as(meter).hasSize(1);
        return Double.parseDouble(lines.get(0).substring(lines.get(0).lastIndexOf(' ') + 1));
    }

    @Test
    void healthIsDegradedWhereTheServerClosesWhatThePoolKeeps() throws Exception {
        String json = sample.actuator("health");
        String details = "$.components.safeguard.details.dataSource";
        String host = Sample.server().hostAndPort();

        assertThat(JsonPath.<String>read(json, "$.components.safeguard.status")).isEqualTo("DEGRADED");
        assertThat(JsonPath.<Map<String, Integer>>read(json, details + ".limits"))
                .containsEntry(host + " largest payload that it takes", Sample.LIMIT - 1)
                .containsEntry("safeguard maxPacket", 1 << 30);
        assertThat(JsonPath.<Map<String, String>>read(json, details + ".timeouts"))
                .containsEntry(host + " wait_timeout", "20 s")
                .containsEntry("pool maxLifetime", "30 min")
                .containsEntry("pool keepaliveTime", "2 min")
                .containsEntry("safeguard idlePingAfter", "30 s");
        assertThat(JsonPath.<List<String>>read(json, details + ".findings[*].id"))
                .contains("pool-lifetime", "idle-ping", "packet-limit")
                .doesNotContain("socket-timeout");
        assertThat(JsonPath.<List<String>>read(json, details + ".findings[?(@.id == 'idle-ping')].text"))
                .singleElement()
                .asString()
                .contains("idle connections are closed after 20 s")
                .endsWith("in safeguard's settings: safeguard.idlePingAfter=10s");
        assertThat(JsonPath.<String>read(json, "$.components.db.status")).isEqualTo("UP");
    }
}
