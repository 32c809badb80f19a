package io.github.safeguardjdbc.spring;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The health of the guarded data sources, in no line's own types: UP, or {@link #DEGRADED} where settings contradict each other,
 * or UNKNOWN as long as no connection was opened. Whether the server answers is what Spring Boot's own {@code db} says.
 *
 * @param status one of the three
 * @param details by data source
 */
record GuardHealth(String status, Map<String, Object> details) {
    /** Everything works, and something will not for long. */
    static final String DEGRADED = "DEGRADED";

    static GuardHealth of(GuardedDataSources guarded) {
        Map<String, Object> details = new LinkedHashMap<>();
        boolean known = false;
        boolean degraded = false;
        for (GuardedDataSource dataSource : guarded.all()) {
            Findings findings = dataSource.findings().orElse(null);
            known |= findings != null;
            degraded |= findings != null && !findings.warnings().isEmpty();
            details.put(
                    dataSource.beanName(), findings == null ? "no connection yet" : detailsOf(findings, dataSource));
        }
        return new GuardHealth(degraded ? DEGRADED : known ? "UP" : "UNKNOWN", details);
    }

    private static Map<String, Object> detailsOf(Findings findings, GuardedDataSource dataSource) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("limit", findings.limit().usablePayload());
        details.put("waitTimeout", findings.server().waitTimeout().toString());
        details.put("idlePingAfter", dataSource.config().toMap().get("safeguard.idlePingAfter"));
        PoolTimes pool = findings.pool();
        if (pool != null) {
            details.put("poolMaxLifetime", pool.maxLifetime().toString());
            details.put("poolKeepaliveTime", pool.keepaliveTime().toString());
        }
        details.put("warnings", findings.warnings());
        return details;
    }
}
