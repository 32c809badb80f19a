package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Variables of the server that are below or above what is sound, each by itself. */
final class VariableRanges implements ServerCheck {

    /** @param value what MySQL has by default, and the remedy */
    private record Range(
            String variable, long least, long most, long value, Severity severity, String why, Symptom symptom) {}

    private static final List<Range> RANGES = List.of(
            new Range(
                    "wait_timeout",
                    61,
                    Long.MAX_VALUE,
                    28_800,
                    Severity.WARNING,
                    "The server closes connections of pools, and of applications that think, after so many idle seconds.",
                    Symptom.IDLE_TOO_LONG),
            new Range(
                    "interactive_timeout",
                    61,
                    Long.MAX_VALUE,
                    28_800,
                    Severity.NOTE,
                    "Clients that call themselves interactive (interactiveClient=true) are closed after so many idle seconds.",
                    Symptom.IDLE_TOO_LONG),
            new Range(
                    "net_read_timeout",
                    10,
                    Long.MAX_VALUE,
                    30,
                    Severity.WARNING,
                    "A large packet that pauses for so many seconds on its way loses its connection.",
                    Symptom.READING_PACKETS),
            new Range(
                    "net_write_timeout",
                    30,
                    Long.MAX_VALUE,
                    60,
                    Severity.WARNING,
                    "A client that pauses for so many seconds while it reads a result loses its connection.",
                    Symptom.LOST_DURING_QUERY),
            new Range(
                    "connect_timeout",
                    5,
                    Long.MAX_VALUE,
                    10,
                    Severity.WARNING,
                    "A handshake through TLS or a slow network that takes so many seconds is broken off.",
                    Symptom.READING_PACKETS),
            new Range(
                    "max_connect_errors",
                    10,
                    Long.MAX_VALUE,
                    100,
                    Severity.WARNING,
                    "After so many interrupted handshakes in a row a client's address is blocked.",
                    Symptom.HOST_BLOCKED),
            new Range(
                    "max_error_count",
                    0,
                    8_192,
                    1_024,
                    Severity.WARNING,
                    "One statement may leave so many warnings in the memory of its session, and whoever asks for them reads all.",
                    Symptom.OK_PACKET_TOO_LARGE));

    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        return RANGES.stream()
                .filter(range -> isOutside(range, server.global().number(range.variable, range.least)))
                .map(range -> new Finding(
                        range.variable.replace('_', '-'),
                        range.severity,
                        server.host(),
                        String.format(
                                Locale.ROOT,
                                "%s is %,d",
                                range.variable,
                                server.global().number(range.variable, 0)),
                        range.why,
                        List.of(Remedy.persist(range.variable, range.value)),
                        range.symptom));
    }

    private static boolean isOutside(Range range, long value) {
        return value < range.least || value > range.most;
    }
}
