package io.github.safeguardjdbc.doctor;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.check.Finding;
import io.github.safeguardjdbc.doctor.check.Remedy;
import io.github.safeguardjdbc.doctor.check.Severity;
import io.github.safeguardjdbc.doctor.survey.Unseen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A report with one of each. */
public final class SampleReport {
    private SampleReport() {}

    public static final Report ONE = new Report(
            Instant.parse("2026-11-21T10:00:00Z"),
            "db.example:3306",
            Report.Status.FINDINGS,
            List.of(new Finding(
                    "packet-limit",
                    Severity.PROBLEM,
                    "db.example:3306",
                    "max_allowed_packet is <1 KiB> & \"small\"",
                    "Rows are refused.",
                    List.of(
                            new Remedy(Remedy.Kind.STATEMENT, "SET PERSIST max_allowed_packet = 67108864"),
                            new Remedy(Remedy.Kind.ACTION, "connect anew")),
                    Symptom.TOO_LARGE_FOR_DRIVER)),
            List.of(new Report.Fact("db.example:3306", "version", "9.7.4")),
            List.of(
                    new Report.Size("db.example:3306", "max_allowed_packet (global)", 1 << 10, false),
                    new Report.Size("safeguard", "largest payload seen", 900, true)),
            List.of(
                    new Report.Time("db.example:3306", "wait_timeout", Duration.ofHours(8)),
                    new Report.Time("pool", "maxLifetime", null)),
            List.of(new Report.Capacity("db.example:3306", "binary protocol", 767)),
            List.of(new Unseen("db.example:3306", "counters", "error 1142: denied", "GRANT SELECT ON x TO 'y'@'%'")));
}
