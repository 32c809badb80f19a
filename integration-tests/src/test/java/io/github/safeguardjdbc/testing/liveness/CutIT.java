package io.github.safeguardjdbc.testing.liveness;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @ParameterizedTest
    @CsvSource({
        "sslMode=DISABLED, CLOSE",
        "useServerPrepStmts=true, RESET",
        "sslMode=REQUIRED, CLOSE",
        "useLocalSessionState=true, HALF_CLOSE"
    })
    void neverExecutesTwiceAndNeverTellsMoreThanTheTruth(String property, Strike strike) throws SQLException {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> outcomes = new TreeMap<>();
        try (Lab lab = new Lab(version, Texts.TABLES)) {
            int mark = 0;
            for (Experiment experiment : Experiment.ALL) {
                Map<Direction, Long> lengths = lengths(lab, experiment, property, ++mark);
                for (Direction direction : Direction.values()) {
                    for (long offset : offsets(lengths.getOrDefault(direction, 0L))) {
                        Fault fault = new Fault(direction, offset, strike);
                        wrong.addAll(cut(lab, experiment, property, fault, ++mark, outcomes));
                    }
                }
            }
        }
        LOG.info("{}, {}, {}: {} cuts, {}", version, property, strike, sum(outcomes), outcomes);
        assertThat(wrong).isEmpty();
        assertThat(outcomes).containsKeys("success", "success after another connection");
    }

    private static int sum(Map<String, Integer> outcomes) {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Client client(Lab lab, Experiment experiment, String property) {
        List<String> properties = new ArrayList<>(experiment.settings());
        properties.add(property);
        properties.add(Texts.LIMIT);
        return lab.proxied(Seat.URL, properties.toArray(String[]::new));
    }

    /** The bytes of an undisturbed run, sent and answered. */
    private static Map<Direction, Long> lengths(Lab lab, Experiment experiment, String property, int mark)
            throws SQLException {
        try (Client client = client(lab, experiment, property);
                Connection connection = client.connect()) {
            Sql.execute(lab.observer(), "INSERT INTO c VALUES (" + mark + ", 0)");
            experiment.before().run(connection, mark);
            Relay relay = lab.proxy().last();
            relay.arm(null);
            experiment.work().run(connection, mark);
            return Map.of(
                    Direction.REQUEST, relay.passed(Direction.REQUEST),
                    Direction.RESPONSE, relay.passed(Direction.RESPONSE));
        }
    }

    private static Iterable<Long> offsets(long length) {
        if (EVERY_BYTE) {
            return LongStream.rangeClosed(0, length).boxed().toList();
        }
        TreeSet<Long> some = new TreeSet<>(List.of(0L, 4L, length / 3, 2 * length / 3, length - 1, length));
        some.removeIf(offset -> offset < 0 || offset > length);
        return some;
    }

    private static List<String> cut(
            Lab lab, Experiment experiment, String property, Fault fault, int mark, Map<String, Integer> outcomes)
            throws SQLException {
        Sql.execute(lab.observer(), "INSERT INTO c VALUES (" + mark + ", 0)");
        Told told;
        Relay relay;
        try (Client client = client(lab, experiment, property)) {
            Connection connection = client.connect();
            try {
                experiment.before().run(connection, mark);
                relay = lab.proxy().last();
                relay.arm(fault);
                told = Told.of(() -> experiment.work().run(connection, mark));
            } finally {
                closeLost(connection);
            }
        }
        boolean recovered = told.isSuccess() && lab.proxy().last() != relay;
        outcomes.merge(recovered ? "success after another connection" : told.kind(), 1, Integer::sum);
        lab.proxy().strikeAll(Strike.CLOSE);
        lab.awaitAlone();
        double executions = experiment.trace().executions(lab, mark);
        boolean isTrue = experiment.trace() == Trace.NOTHING ? executions == 0 : told.isTrueOf(executions);
        return isTrue
                ? List.of()
                : List.of(experiment.name() + " cut at " + fault + ": told " + told + ", executed " + executions
                        + " times");
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
