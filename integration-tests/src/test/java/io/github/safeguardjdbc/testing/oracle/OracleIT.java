package io.github.safeguardjdbc.testing.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Safeguard at a server with tiny packets does what Connector/J does at one with huge ones.
 *
 * <p>{@code -Dsafeguard.oracle.scenarios=100000} for another number of scenarios in all, {@code
 * -Dsafeguard.oracle.seed=1} for others, {@code -Dsafeguard.oracle.first=4711} to begin with a certain one.
 */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record OracleIT(MySqlVersion version) {
    private static final Logger LOG = LoggerFactory.getLogger(OracleIT.class);
    private static final long SEED = Long.getLong("safeguard.oracle.seed", 20_261_121);
    private static final int SCENARIOS = Integer.getInteger("safeguard.oracle.scenarios", 2_000);
    private static final int FIRST = Integer.getInteger("safeguard.oracle.first", 0);
    private static final int MOST_FINDINGS = 5;

    @Test
    void everyProgramSeesWhatItSeesWithoutSafeguard() throws SQLException, InterruptedException {
        int share = Math.max(1, SCENARIOS / MySqlServers.available().size());
        int first = FIRST + share * MySqlServers.available().indexOf(version);
        EventCounts events = new EventCounts();
        OracleRun run = new OracleRun(SEED, Side.plain(version), Side.guarded(version, events), MOST_FINDINGS);
        RunSummary summary = run.run(first, first + share, Runtime.getRuntime().availableProcessors());
        LOG.info("Oracle at {}: {}; events {}", version, summary, events);
        assertThat(summary.findings()).isEmpty();
    }
}
