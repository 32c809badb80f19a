package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.SafeguardEvent;
import io.github.safeguardjdbc.metrics.SafeguardMXBean;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;

/**
 * The meters {@code safeguard.*} of each guarded data source, with the tag {@code name} that {@code jdbc.connections.*} has for
 * it. Counters are read when somebody asks for them; only the sizes of payloads are recorded as they come.
 */
final class SafeguardMeters implements MeterBinder {
    private static final String PREFIX = "safeguard.";
    private static final String DATA_SOURCE_SUFFIX = "dataSource";

    private final GuardedDataSources guarded;

    SafeguardMeters(GuardedDataSources guarded) {
        this.guarded = guarded;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        guarded.forEach(dataSource -> bind(dataSource, registry));
    }

    private static void bind(GuardedDataSource dataSource, MeterRegistry registry) {
        Tags tags = Tags.of("name", nameOf(dataSource.beanName()));
        removeThoseOfAnEarlierInstance(tags, registry);
        SafeguardMXBean counters = dataSource.counters();
        for (Counter counter : Counter.ALL) {
            FunctionCounter.builder(PREFIX + counter.name(), counters, counter::read)
                    .description(counter.description())
                    .baseUnit(counter.unit())
                    .tags(tags)
                    .register(registry);
        }
        for (SafeguardEvent.Declined reason : SafeguardEvent.Declined.values()) {
            FunctionCounter.builder(PREFIX + "declined.statements", counters, c -> declined(c, reason))
                    .description("Statements that were not sent again after their connection was lost")
                    .baseUnit("statements")
                    .tags(tags.and("reason", reason.name().toLowerCase(Locale.ROOT)))
                    .register(registry);
        }
        Gauge.builder(PREFIX + "payload.largest", counters, SafeguardMXBean::getLargestPayload)
                .description("Largest payload seen, sent or refused")
                .baseUnit("bytes")
                .tags(tags)
                .register(registry);
        Gauge.builder(PREFIX + "payload.limit", dataSource, SafeguardMeters::limit)
                .description("Largest payload that can be sent; not a number before the first connection")
                .baseUnit("bytes")
                .tags(tags)
                .register(registry);
        DistributionSummary shares = DistributionSummary.builder(PREFIX + "payload.share")
                .description("Payloads as a share of the limit: of what safeguard made, and of what fits no packet")
                .serviceLevelObjectives(0.1, 0.25, 0.5, 0.75, 0.9, 1.0)
                .tags(tags)
                .register(registry);
        dataSource.payloadShares().sendTo(shares::record);
    }

    /** Of a refreshed bean: a registry keeps the meters that it has, and they would go on reading the old one. */
    private static void removeThoseOfAnEarlierInstance(Tags tags, MeterRegistry registry) {
        registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith(PREFIX))
                .filter(meter ->
                        tags.stream().allMatch(tag -> meter.getId().getTags().contains(tag)))
                .forEach(registry::remove);
    }

    private static double declined(SafeguardMXBean counters, SafeguardEvent.Declined reason) {
        return counters.getRetriesDeclined().getOrDefault(reason.name(), 0L);
    }

    private static double limit(GuardedDataSource dataSource) {
        return dataSource
                .glance()
                .map(seen -> (double) seen.limit().usablePayload())
                .orElse(Double.NaN);
    }

    /** As Spring Boot names {@code jdbc.connections.*}: {@code ordersDataSource} is {@code orders}. */
    static String nameOf(String beanName) {
        int end = beanName.length() - DATA_SOURCE_SUFFIX.length();
        boolean suffixed =
                end > 0 && beanName.regionMatches(true, end, DATA_SOURCE_SUFFIX, 0, DATA_SOURCE_SUFFIX.length());
        return suffixed ? beanName.substring(0, end) : beanName;
    }
}
