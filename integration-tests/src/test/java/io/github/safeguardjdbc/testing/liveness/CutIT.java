package io.github.safeguardjdbc.testing.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.SafeguardContext;
import io.github.safeguardjdbc.Verdict;
import io.github.safeguardjdbc.testing.batch.Client;
import io.github.safeguardjdbc.testing.batch.Seat;
import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.proxy.Direction;
import io.github.safeguardjdbc.testing.proxy.Fault;
import io.github.safeguardjdbc.testing.proxy.Relay;
import io.github.safeguardjdbc.testing.proxy.Strike;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections that are cut at an exact byte of what is sent or answered. No statement is executed twice; what the caller is
 * told succeeded, did; and a verdict is never better than the truth, which is counted at the server.
 *
 * <p>A sample of offsets; all of them with {@code -Dsafeguard.cut=all}.
 */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record CutIT(MySqlVersion version) {
    private static final Logger LOG = LoggerFactory.getLogger(CutIT.class);
    private static final boolean EVERY_BYTE = "all".equals(System.getProperty("safeguard.cut"));

    static Stream<Arguments> waysAndStrikes() {
        Stream<Arguments> sample = Stream.of(
                Arguments.of("sslMode=DISABLED", Strike.CLOSE),
                Arguments.of("useServerPrepStmts=true", Strike.RESET),
                Arguments.of("sslMode=REQUIRED", Strike.CLOSE),
                Arguments.of("useLocalSessionState=true", Strike.HALF_CLOSE));
        return EVERY_BYTE
                ? Stream.of(
                                "sslMode=DISABLED",
                                "useServerPrepStmts=true",
                                "sslMode=REQUIRED",
                                "useLocalSessionState=true")
                        .flatMap(way -> Stream.of(Strike.CLOSE, Strike.RESET, Strike.HALF_CLOSE)
                                .map(strike -> Arguments.of(way, strike)))
                : sample;
    }

    @ParameterizedTest
    @MethodSource("waysAndStrikes")
    void neverExecutesTwiceAndNeverTellsMoreThanTheTruth(String properties, Strike strike) throws SQLException {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> outcomes = new TreeMap<>();
        try (Lab lab = new Lab(version, Experiment.TABLES)) {
            int mark = 0;
            for (Experiment experiment : Experiment.values()) {
                Map<Direction, Long> lengths = lengths(lab, experiment, properties, ++mark);
                for (Direction direction : Direction.values()) {
                    for (long offset : offsets(lengths.getOrDefault(direction, 0L))) {
                        Fault fault = new Fault(direction, offset, strike);
                        wrong.addAll(cut(lab, experiment, properties, fault, ++mark, outcomes));
                    }
                }
            }
        }
        LOG.info("{}, {}, {}: {}", version, properties, strike, outcomes);
        assertThat(wrong).isEmpty();
        assertThat(outcomes).containsKey("success");
    }

    /** The bytes of an undisturbed run, sent and answered. */
    private static Map<Direction, Long> lengths(Lab lab, Experiment experiment, String properties, int mark)
            throws SQLException {
        try (Client client = lab.proxied(Seat.URL, properties);
                Connection connection = client.connect()) {
            Sql.execute(lab.observer(), "INSERT INTO c VALUES (" + mark + ", 0)");
            experiment.prepare(connection, mark);
            lab.proxy().last().arm(null);
            experiment.run(connection, mark);
            Relay relay = lab.proxy().last();
            return Map.of(
                    Direction.REQUEST, relay.passed(Direction.REQUEST),
                    Direction.RESPONSE, relay.passed(Direction.RESPONSE));
        }
    }

    private static Iterable<Long> offsets(long length) {
        if (EVERY_BYTE) {
            return LongStream.rangeClosed(0, length).boxed().toList();
        }
        TreeSet<Long> some = new TreeSet<>(List.of(0L, 1L, 4L, length / 3, length / 2, length - 1, length));
        some.removeIf(offset -> offset < 0 || offset > length);
        return some;
    }

    private static List<String> cut(
            Lab lab, Experiment experiment, String properties, Fault fault, int mark, Map<String, Integer> outcomes)
            throws SQLException {
        Sql.execute(lab.observer(), "INSERT INTO c VALUES (" + mark + ", 0)");
        String told;
        @Nullable Verdict verdict = null;
        try (Client client = lab.proxied(Seat.URL, properties)) {
            Connection connection = client.connect();
            try {
                experiment.prepare(connection, mark);
                lab.proxy().last().arm(fault);
                experiment.run(connection, mark);
                told = "success";
            } catch (SQLException e) {
                SafeguardContext context = Lost.contextIn(e);
                verdict = context.verdict();
                told = verdict + " (" + context.declined() + ")";
            } finally {
                closeLost(connection);
            }
        }
        outcomes.merge(verdict == null ? told : verdict.name(), 1, Integer::sum);
        lab.proxy().strikeAll(Strike.CLOSE);
        lab.awaitAlone();
        long executions = experiment.executions(lab, mark);
        return isTrue(experiment, verdict, executions)
                ? List.of()
                : List.of(experiment + " cut at " + fault + ": told " + told + ", executed " + executions + " times");
    }

    private static boolean isTrue(Experiment experiment, @Nullable Verdict verdict, long executions) {
        if (!experiment.writes()) {
            return executions == 0;
        }
        if (verdict == null) {
            return executions == 1;
        }
        return switch (verdict) {
            case NOT_SENT, NOT_EXECUTED -> executions == 0;
            case READ_ONLY -> false;
            case UNKNOWN, COMMIT_UNKNOWN -> executions <= 1;
        };
    }

    @SuppressWarnings("EmptyCatch")
    private static void closeLost(Connection connection) {
        try {
            connection.close();
        } catch (SQLException lost) {
            // As it may be.
        }
    }
}
