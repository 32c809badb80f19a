package io.github.safeguardjdbc.spring;

import io.github.safeguardjdbc.doctor.check.Finding;
import java.util.stream.Collectors;

/** A finding of the doctor in one line. */
final class FindingText {
    private FindingText() {}

    /** What was measured, why it matters, and what mends it. */
    static String of(Finding finding) {
        return finding.remedies().stream()
                .map(remedy -> remedy.kind().place() + ": " + remedy.text())
                .collect(Collectors.joining("; ", finding.measured() + ". " + finding.why() + " ", ""));
    }
}
