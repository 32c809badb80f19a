package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.doctor.Glance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/** The actuator endpoint {@code safeguard}: for each data source its limit, settings, counters and last events. */
@Endpoint(id = "safeguard")
public final class SafeguardEndpoint {
    private final GuardedDataSources guarded;

    SafeguardEndpoint(GuardedDataSources guarded) {
        this.guarded = guarded;
    }

    /** All data sources, by bean name. */
    @ReadOperation
    public Map<String, Map<String, DataSourceReport>> dataSources() {
        Map<String, DataSourceReport> reports = new LinkedHashMap<>();
        guarded.all().forEach(dataSource -> reports.put(dataSource.beanName(), DataSourceReport.of(dataSource)));
        return Map.of("dataSources", reports);
    }

    /** One data source, or null if there is none of that name. */
    @ReadOperation
    public @Nullable DataSourceReport dataSource(@Selector String name) {
        GuardedDataSource dataSource = guarded.named(name);
        return dataSource == null ? null : DataSourceReport.of(dataSource);
    }

    /**
     * What the endpoint tells of a data source.
     *
     * @param limit its limits, or null before the first connection
     * @param settings its settings by their full names
     * @param counters what it has done
     * @param retriesDeclined statements that were not sent again after their connection was lost, by reason
     * @param findings what contradicts what, as the first connection showed it; health examines anew, and more
     * @param events the last events, oldest first, without values
     */
    public record DataSourceReport(
            @Nullable Limit limit,
            Map<String, String> settings,
            Map<String, Long> counters,
            Map<String, Long> retriesDeclined,
            List<String> findings,
            List<Event> events) {

        static DataSourceReport of(GuardedDataSource dataSource) {
            Map<String, Long> counters = new LinkedHashMap<>();
            for (Counter counter : Counter.ALL) {
                counters.put(counter.name(), counter.read(dataSource.counters()));
            }
            counters.put("payload.largest", dataSource.counters().getLargestPayload());
            return new DataSourceReport(
                    dataSource.glance().map(Limit::of).orElse(null),
                    dataSource.config().toMap(),
                    counters,
                    dataSource.counters().getRetriesDeclined(),
                    dataSource.glance().stream()
                            .flatMap(seen -> seen.findings().stream())
                            .map(FindingText::of)
                            .toList(),
                    dataSource.recentEvents().entries().stream().map(Event::of).toList());
        }
    }

    /**
     * The limits of a data source.
     *
     * @param effective the largest payload that can be sent, in bytes
     * @param maxAllowedPacket the server's {@code max_allowed_packet}, in bytes
     * @param server the server's version
     */
    public record Limit(long effective, long maxAllowedPacket, String server) {
        static Limit of(Glance seen) {
            return new Limit(seen.limit().usablePayload(), seen.maxAllowedPacket(), seen.version());
        }
    }

    /**
     * Something that happened.
     *
     * @param at when, in UTC
     * @param type its kind
     * @param statement kind and table of the statement
     * @param details all that is known
     */
    public record Event(String at, String type, String statement, String details) {
        static Event of(RecentEvents.Entry entry) {
            return new Event(
                    entry.at().toString(),
                    entry.event().getClass().getSimpleName(),
                    entry.event().statement(),
                    entry.event().toString());
        }
    }
}
