package io.github.safeguardjdbc.doctor.render;

import io.github.safeguardjdbc.doctor.Report;
import io.github.safeguardjdbc.doctor.check.Severity;

/** The first sentence of a report. */
final class Summary {
    private Summary() {}

    static String of(Report report) {
        String counts = count(report, Severity.PROBLEM, "problem") + ", " + count(report, Severity.WARNING, "warning")
                + ", " + count(report, Severity.NOTE, "note") + ", "
                + report.unseen().size() + " not seen";
        return switch (report.status()) {
            case FINE -> "Fine: " + counts;
            case FINDINGS -> "Findings: " + counts;
            case UNREACHABLE -> "No server could be asked";
        };
    }

    private static String count(Report report, Severity severity, String word) {
        long count = report.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .count();
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
