package io.github.safeguardjdbc.doctor.render;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.check.Finding;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report for programs. Sizes are bytes, times milliseconds; a time that never ends is null. */
final class JsonReport {
    private JsonReport() {}

    static String of(Report report) {
        return JsonText.of(object(
                "at", report.at(),
                "subject", report.subject(),
                "status", report.status(),
                "exitStatus", report.status().exitStatus(),
                "findings", report.findings().stream().map(JsonReport::finding).toList(),
                "unseen",
                        report.unseen().stream()
                                .map(unseen -> object(
                                        "where", unseen.where(),
                                        "what", unseen.what(),
                                        "why", unseen.why(),
                                        "remedy", unseen.remedy()))
                                .toList(),
                "facts",
                        report.facts().stream()
                                .map(fact -> object("where", fact.where(), "name", fact.name(), "value", fact.value()))
                                .toList(),
                "sizes",
                        report.sizes().stream()
                                .map(size -> object(
                                        "where", size.where(),
                                        "name", size.name(),
                                        "bytes", size.bytes(),
                                        "seen", size.seen()))
                                .toList(),
                "times",
                        report.times().stream()
                                .map(time -> object(
                                        "where", time.where(),
                                        "name", time.name(),
                                        "millis", millis(time.duration())))
                                .toList(),
                "capacities",
                        report.capacities().stream()
                                .map(largest -> object(
                                        "where", largest.where(), "way", largest.way(), "bytes", largest.bytes()))
                                .toList()));
    }

    private static Map<String, @Nullable Object> finding(Finding finding) {
        List<Map<String, @Nullable Object>> remedies = finding.remedies().stream()
                .map(remedy -> object("kind", remedy.kind(), "text", remedy.text()))
                .toList();
        Symptom symptom = finding.symptom();
        return object(
                "id", finding.id(),
                "severity", finding.severity(),
                "where", finding.where(),
                "measured", finding.measured(),
                "why", finding.why(),
                "remedies", remedies,
                "symptom", symptom == null ? null : symptom.code());
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    /** Names and values in turn. */
    private static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return object;
    }
}
