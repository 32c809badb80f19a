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
 * <p>A sample of offsets; all of them with {@code -Dsafeguard.test.cuts=all}, as in profile proof.
 */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record CutIT(MySqlVersion version) {
    private static final Logger LOG = LoggerFactory.getLogger(CutIT.class);
    private static final boolean EVERY_BYTE = "all".equals(System.getProperty("safeguard.test.cuts"));

    @ParameterizedTest
    @CsvSource({
        "one host, sslMode=DISABLED, CLOSE, 6",
        "one host, useServerPrepStmts=true, RESET, 6",
        "one host, sslMode=REQUIRED, CLOSE, 3",
        "one host, useLocalSessionState=true, HALF_CLOSE, 6",
        "failover, useLocalSessionState=true, CLOSE, 4",
        "replication, useServerPrepStmts=true, RESET, 4",
        "loadbalance, sslMode=DISABLED, CLOSE, 4"
    })
    void neverExecutesTwiceAndNeverTellsMoreThanTheTruth(String hosts, String property, Strike strike, int cuts)
            throws SQLException {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> outcomes = new TreeMap<>();
        try (Lab lab = new Lab(version, Texts.TABLES)) {
            int mark = 0;
            for (Experiment experiment : Experiment.ALL) {
                Client client = client(lab, hosts, experiment, property);
                Map<Direction, Long> lengths = lengths(lab, client, experiment, ++mark);
                for (Direction direction : Direction.values()) {
                    for (long offset : offsets(lengths.get(direction), cuts)) {
                        Fault fault = new Fault(direction, offset, strike);
                        wrong.addAll(cut(lab, client, experiment, fault, ++mark, outcomes));
                    }
                }
            }
        }
        LOG.info("{}, {}, {}, {}: {} cuts, {}", version, hosts, property, strike, sum(outcomes), outcomes);
        assertThat(wrong).isEmpty();
        assertThat(outcomes).containsKeys("success", "success after another connection");
    }

    private static int sum(Map<String, Integer> outcomes) {
        return outcomes.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Client client(Lab lab, String hosts, Experiment experiment, String property) {
        List<String> all = new ArrayList<>(experiment.settings());
        all.add(property);
        all.add(Texts.LIMIT);
        String[] properties = all.toArray(String[]::new);
        return switch (hosts) {
            case "one host" -> lab.proxied(Seat.URL, properties);
            case "failover" -> lab.multiHost(Seat.URL, "", properties);
            default -> lab.multiHost(Seat.URL, hosts + ":", properties);
        };
    }

    /** The bytes of an undisturbed run, sent and answered. */
    private static Map<Direction, Long> lengths(Lab lab, Client client, Experiment experiment, int mark)
            throws SQLException {
        try (Connection connection = client.connect()) {
            Sql.execute(lab.observer(), "INSERT INTO c VALUES (" + mark + ", 0)");
            experiment.before().run(connection, mark);
            lab.proxy().armAll(null);
            experiment.work().run(connection, mark);
            return Map.of(
                    Direction.REQUEST, lab.proxy().passed(Direction.REQUEST),
                    Direction.RESPONSE, lab.proxy().passed(Direction.RESPONSE));
        }
    }

    /** Spread evenly from the first byte to the last, and the one before that. */
    private static Iterable<Long> offsets(long length, int cuts) {
        if (EVERY_BYTE) {
            return LongStream.rangeClosed(0, length).boxed().toList();
        }
        TreeSet<Long> some = new TreeSet<>();
        some.add(Math.max(0, length - 1));
        for (int i = 0; i < cuts - 1; i++) {
            some.add(length * i / (cuts - 2));
        }
        return some;
    }

    private static List<String> cut(
            Lab lab, Client client, Experiment experiment, Fault fault, int mark, Map<String, Integer> outcomes)
            throws SQLException {
        Sql.execute(lab.observer(), "INSERT INTO c VALUES (" + mark + ", 0)");
        Connection connection = client.connect();
        Told told;
        Relay last;
        try {
            experiment.before().run(connection, mark);
            last = lab.proxy().last();
            lab.proxy().armAll(fault);
            told = Told.of(() -> experiment.work().run(connection, mark));
        } finally {
            Lost.close(connection);
        }
        boolean recovered = told.isSuccess() && lab.proxy().last() != last;
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
}
