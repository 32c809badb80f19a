package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.ErrorCount;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Errors that the server has counted: what has happened already, whatever the settings are now. */
final class CountedErrors implements ServerCheck {
    /** They break statements; the others are clients that vanished. */
    private static final Set<Integer> BREAKING = Set.of(1040, 1129, 1153, 3068);

    private static final String RESET = "TRUNCATE TABLE performance_schema.events_errors_summary_global_by_error";

    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        return server.errors().stream().map(count -> finding(server, count));
    }

    private static Finding finding(ServerFacts server, ErrorCount count) {
        Symptom symptom = Symptom.ofError(count.number()).orElse(null);
        return new Finding(
                "error-" + count.number(),
                BREAKING.contains(count.number()) ? Severity.PROBLEM : Severity.WARNING,
                server.host(),
                String.format(
                        Locale.ROOT,
                        "error %d (%s) was raised %s, last at %s",
                        count.number(),
                        count.name(),
                        count.raised() == 1 ? "once" : String.format(Locale.ROOT, "%,d times", count.raised()),
                        count.lastSeen()),
                symptom == null ? "" : symptom.proves(),
                symptom == null
                        ? List.of(Remedy.statement(RESET))
                        : List.of(Remedy.action(symptom.remains() + " Then count anew:"), Remedy.statement(RESET)),
                symptom);
    }
}
