package io.github.safeguardjdbc.testing.batch;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What tests are repeated over. */
final class Seats {
    private Seats() {}

    /** Every seat of safeguard with every way of the driver to talk to the server that matters. */
    static Stream<Arguments> withProperties() {
        return Seat.guarded().stream()
                .flatMap(seat -> Stream.concat(protocols(), Stream.of("useCompression=true", "sslMode=REQUIRED"))
                        .map(properties -> Arguments.of(seat, properties)));
    }

    /** Every seat once, and both protocols, for what takes long. */
    static Stream<Arguments> sample() {
        return Stream.of(
                Arguments.of(Seat.AROUND_POOL, "useServerPrepStmts=false"),
                Arguments.of(Seat.URL, "useServerPrepStmts=true"),
                Arguments.of(Seat.BELOW_POOL, "rewriteBatchedStatements=true"));
    }

    /** The driver's own choices for a prepared statement. */
    static Stream<String> protocols() {
        return Stream.of(
                "useServerPrepStmts=false",
                "useServerPrepStmts=true",
                "rewriteBatchedStatements=true",
                "useServerPrepStmts=true&rewriteBatchedStatements=true");
    }

    /** The properties of a URL's tail. */
    static String[] split(String properties) {
        return properties.split("&", -1);
    }

    /** What the plain path is compared with: the driver's rewriting has counts of its own. */
    static String[] plain(String properties) {
        return List.of(split(properties)).stream()
                .filter(property -> !property.startsWith("rewriteBatchedStatements"))
                .toArray(String[]::new);
    }
}
