package io.github.safeguardjdbc.doctor.check;

import io.github.safeguardjdbc.doctor.survey.ServerFacts;
import io.github.safeguardjdbc.doctor.survey.Setup;
import java.util.List;
import java.util.stream.Stream;

/** Compression that the driver was told to use and the server does not offer. */
final class Compression implements ServerCheck {
    /** Of MySQL 8.0.18 and later; each server before it compresses. */
    private static final String ALGORITHMS = "protocol_compression_algorithms";

    @Override
    public Stream<Finding> judge(ServerFacts server, Setup setup) {
        if (!setup.isOn("useCompression") || server.connection().isOn("compression")) {
            return Stream.empty();
        }
        return Stream.of(new Finding(
                "compression",
                Severity.WARNING,
                server.host(),
                "useCompression=true, but the connection is not compressed: " + ALGORITHMS + " is '"
                        + server.global().text(ALGORITHMS) + "'",
                "The driver asks for zlib and goes on without a word where the server does not offer it: large rows cross"
                        + " a slow network at their full size.",
                List.of(Remedy.persist(ALGORITHMS, "'zlib,zstd,uncompressed'")),
                null));
    }
}
