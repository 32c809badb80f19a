package io.github.safeguardjdbc.testing.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * A program sees through safeguard, at a server with tiny packets, what it sees through Connector/J alone, at a server with huge
 * ones.
 *
 * <p>{@code -Dsafeguard.oracle.scenarios=100000} for another number of scenarios over all versions, {@code
 * -Dsafeguard.oracle.seed=1} for others, {@code -Dsafeguard.oracle.first=4711} to begin with a certain one.
 */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record OracleIT(MySqlVersion version) {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(OracleIT.class);
    private static final long SEED = Long.getLong("safeguard.oracle.seed", 20_261_121);
    private static final int SCENARIOS = Integer.getInteger("safeguard.oracle.scenarios", 2_000);
    private static final int FIRST = Integer.getInteger("safeguard.oracle.first", -1);
    private static final int MOST_FINDINGS = 5;

    /** Programs that fail on purpose make the pool and safeguard say so. */
    @BeforeAll
    static void quieten() {
        ((Logger) LoggerFactory.getLogger("com.zaxxer.hikari")).setLevel(Level.ERROR);
        ((Logger) LoggerFactory.getLogger("io.github.safeguardjdbc.event")).setLevel(Level.WARN);
    }

    @Test
    void everyProgramSeesWhatItSeesWithoutSafeguard() throws InterruptedException {
        int share = Math.max(1, SCENARIOS / MySqlServers.available().size());
        int first = FIRST >= 0 ? FIRST : share * MySqlServers.available().indexOf(version);
        EventCounts events = new EventCounts();
        OracleRun run = new OracleRun(SEED, Side.plain(version), Side.guarded(version, events), MOST_FINDINGS);

        RunSummary summary = run.run(first, first + share, Runtime.getRuntime().availableProcessors());

        LOG.info("Oracle at {}: {}; events {}", version, summary, events);
        assertThat(summary.findings())
                .as("%s at %s\n%s\n", summary, version, summary.kinds())
                .isEmpty();
        assertThat(summary.refused()).as("scenarios that were refused").isPositive();
    }
}
