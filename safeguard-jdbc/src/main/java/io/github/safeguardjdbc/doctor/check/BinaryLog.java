package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.bytes;

import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.stream.Stream;

/** A binary log that does not hold what the packet limit lets in, or that writes statements down. */
final class BinaryLog implements ServerCheck {
    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        return server.global().isOn("log_bin") ? Stream.concat(format(server), cache(server)) : Stream.empty();
    }

    private static Stream<Finding> format(ServerFacts server) {
        String format = server.global().text("binlog_format");
        if (format.isEmpty() || format.equalsIgnoreCase("ROW")) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "binlog-format",
                Severity.WARNING,
                server.host(),
                "binlog_format is " + format,
                "A replica executes the statements again: with their whole text, and with other results where they are not"
                        + " deterministic.",
                List.of(Remedy.persist("binlog_format", "'ROW'")),
                null));
    }

    private static Stream<Finding> cache(ServerFacts server) {
        long most = server.global().number("max_binlog_cache_size", Long.MAX_VALUE);
        if (most >= server.packetLimit()) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "binlog-cache",
                Severity.PROBLEM,
                server.host(),
                "max_binlog_cache_size is " + bytes(most) + ", max_allowed_packet " + bytes(server.packetLimit()),
                "A transaction with more changes than that fails with error 1197, though its packets were taken.",
                List.of(Remedy.persist("max_binlog_cache_size", "18446744073709547520")),
                null));
    }
}
