package io.github.safeguardjdbc.testing.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.SharedServers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How much longer a program takes that starts a pool and asks one thing, if it has the agent. */
@Tag("proof")
class AgentStartIT {
    private static final int RUNS = 15;
    private static final long MOST_MILLIS = 300;

    /** What the start takes without the agent, and half as much again; on a busy machine everything takes several times as long. */
    private static final long QUIET_MILLIS = 500;

    private final MySqlServer server = SharedServers.withLimit(
            MySqlServers.available().get(MySqlServers.available().size() - 1), 256 << 10);

    @ParameterizedTest
    @MethodSource("io.github.safeguardjdbc.testing.agent.Jvm#available")
    void takesLittleTime(Jvm jvm) throws Exception {
        // As programs run that nobody has in a hurry.
        Program without = Program.of(OneQuery.class, server.url(server.createDatabase()))
                .with("-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC");
        Program with = without.with("-javaagent:" + Program.agent());
        millis(jvm, without);
        millis(jvm, with);

        List<Long> plain = new ArrayList<>();
        List<Long> guarded = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            plain.add(millis(jvm, without));
            guarded.add(millis(jvm, with));
        }

        System.out.println(jvm + ": " + median(plain) + " ms without the agent, " + median(guarded) + " ms with it, of "
                + plain + " and " + guarded);
        assumeThat(median(plain))
                .as("ms without the agent: the machine does nothing else")
                .isLessThan(QUIET_MILLIS);
        assertThat(median(guarded) - median(plain)).isLessThan(MOST_MILLIS);
    }

    private static long millis(Jvm jvm, Program program) throws Exception {
        long start = System.nanoTime();
        assertThat(jvm.run(program)).hasSize(1);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static long median(List<Long> values) {
        List<Long> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
