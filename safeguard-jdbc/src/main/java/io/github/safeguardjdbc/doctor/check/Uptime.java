package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.time;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A server that was restarted lately, which explains lost connections and low counters. */
final class Uptime implements ServerCheck {
    private static final long LATELY_SECONDS = 3_600;

    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        long seconds = server.status().number("uptime", LATELY_SECONDS);
        if (seconds >= LATELY_SECONDS) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "uptime",
                Severity.NOTE,
                server.host(),
                "the server was started " + time(Duration.ofSeconds(seconds)) + " ago",
                "All connections of before are gone, and its counters began at zero.",
                List.of(),
                Symptom.GONE_AWAY));
    }
}
