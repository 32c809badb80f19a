package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.bytes;
import static io.github.safeguardjdbc.doctor.survey.Quantity.roundBytes;

import io.github.safeguardjdbc.Symptom;
import io.github.safeguardjdbc.doctor.survey.LargeColumn;
import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns that hold more than a packet. */
final class LargeColumns implements ServerCheck {
    private static final int SHOWN = 20;

    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        List<LargeColumn> larger = server.columns().stream()
                .filter(column -> column.bytes() > server.packetLimit())
                .filter(column -> column.isJson() || !setup.isStaged())
                .toList();
        if (larger.isEmpty()) {
            return Stream.empty();
        }
        String names = larger.stream()
                .limit(SHOWN)
                .map(column -> column.name() + " (" + column.type() + ", " + roundBytes(column.bytes()) + ")")
                .collect(Collectors.joining(", "));
        return Stream.of(new Finding(
                "large-columns",
                Severity.NOTE,
                server.host(),
                larger.size() + (larger.size() == 1 ? " column holds" : " columns hold")
                        + " more than max_allowed_packet, " + bytes(server.packetLimit()) + ": " + names
                        + (larger.size() > SHOWN ? ", …" : ""),
                setup.isStaged()
                        ? "Safeguard sends larger values in pieces, but the server holds JSON against the limit as a whole."
                        : "The type promises what no single packet can bring.",
                List.of(Remedy.action(
                        "know the largest values of the application; the table of largest values says what fits")),
                Symptom.TOO_LARGE_FOR_DRIVER));
    }
}
