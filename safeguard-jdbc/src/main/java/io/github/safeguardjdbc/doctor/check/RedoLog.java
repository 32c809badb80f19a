package io.github.safeguardjdbc.doctor.check;

import static io.github.safeguardjdbc.doctor.survey.Quantity.bytes;

import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.stream.Stream;

/** A redo log that is smaller than one large value. */
final class RedoLog implements ServerCheck {
    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        long capacity = server.global()
                .number(
                        "innodb_redo_log_capacity",
                        server.global().number("innodb_log_file_size", 0)
                                * server.global().number("innodb_log_files_in_group", 0));
        long limit = server.packetLimit();
        if (capacity == 0 || capacity >= limit) {
            return Stream.empty();
        }
        long enough = Math.max(100L << 20, 2 * limit);
        return Stream.of(new Finding(
                "redo-log",
                Severity.NOTE,
                server.host(),
                "the redo log holds " + bytes(capacity) + ", max_allowed_packet is " + bytes(limit),
                "While one large value is written all other writes wait for pages to be flushed.",
                List.of(
                        server.global().has("innodb_redo_log_capacity")
                                ? Remedy.persist("innodb_redo_log_capacity", enough)
                                : Remedy.option("innodb_log_file_size="
                                        + enough
                                                / Math.max(1, server.global().number("innodb_log_files_in_group", 2)))),
                null));
    }
}
