package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.check.Severity;
import io.github.safeguardjdbc.doctor.survey.Quantity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The health of the guarded data sources, in no line's own types: UP, or {@link #DEGRADED} where the doctor has findings, or
 * UNKNOWN if no server could be asked. Whether a server answers is what Spring Boot's own {@code db} says.
 *
 * @param status one of the three
 * @param details by data source
 */
record GuardHealth(String status, Map<String, Object> details) {
    /** Everything works, and something will not for long. */
    static final String DEGRADED = "DEGRADED";

    private static final String UP = "UP";
    private static final String UNKNOWN = "UNKNOWN";

    static GuardHealth of(GuardedDataSources guarded) {
        Map<String, Object> details = new LinkedHashMap<>();
        String worst = UNKNOWN;
        for (GuardedDataSource dataSource : guarded.all()) {
            Report report = dataSource.examine();
            String status = statusOf(report);
            worst = status.equals(DEGRADED) || worst.equals(UNKNOWN) ? status : worst;
            details.put(dataSource.beanName(), detailsOf(report, status));
        }
        return new GuardHealth(worst, details);
    }

    private static String statusOf(Report report) {
        return switch (report.status()) {
            case FINE -> UP;
            case FINDINGS -> DEGRADED;
            case UNREACHABLE -> UNKNOWN;
        };
    }

    private static Map<String, Object> detailsOf(Report report, String status) {
        Map<String, Object> limits = new LinkedHashMap<>();
        report.sizes().forEach(size -> limits.put(size.where() + " " + size.name(), size.bytes()));
        Map<String, Object> timeouts = new LinkedHashMap<>();
        report.times().forEach(time -> timeouts.put(time.where() + " " + time.name(), text(time.duration())));
        List<Map<String, String>> findings = report.findings().stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(GuardHealth::finding)
                .toList();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("status", status);
        details.put("at", report.at().toString());
        details.put("limits", limits);
        details.put("timeouts", timeouts);
        details.put("findings", findings);
        return details;
    }

    private static Map<String, String> finding(Finding finding) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("id", finding.id());
        shown.put("severity", finding.severity().name());
        shown.put("where", finding.where());
        shown.put("text", FindingText.of(finding));
        return shown;
    }

    private static String text(@Nullable Duration duration) {
        return duration == null ? "never" : Quantity.time(duration);
    }
}
