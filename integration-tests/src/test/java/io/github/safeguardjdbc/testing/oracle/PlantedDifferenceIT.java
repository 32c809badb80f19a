package io.github.safeguardjdbc.testing.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle finds differences where there are some, and none where there are none. */
class PlantedDifferenceIT {
    private static final long SEED = 1;
    private static final int SCENARIOS = 300;
    private static final int SMALL = 12;

    private final MySqlVersion version = MySqlServers.available().get(0);

    @BeforeAll
    static void quieten() {
        OracleIT.quieten();
    }

    @Test
    void connectorJDoesNotDifferFromItself() throws InterruptedException {
        assertThat(against().findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rewriteBatchedStatements=true, RESULT",
        "continueBatchOnError=true, EXCEPTION",
        "useAffectedRows=true, RESULT",
        "sendFractionalSeconds=false, ROWS",
        "characterEncoding=ISO-8859-1, ROWS",
    })
    void isFoundAndMadeSmall(String property, Transcript.What what) throws InterruptedException {
        assertThat(against(property).findings()).anySatisfy(finding -> {
            assertThat(finding.small().difference().what()).isEqualTo(what);
            assertThat(finding.small().scenario().steps()).hasSizeLessThan(SMALL);
        });
    }

    private RunSummary against(String... properties) throws InterruptedException {
        int mostFindings = 2;
        return new OracleRun(SEED, Side.plain(version), Side.plain(version, properties), mostFindings)
                .run(0, SCENARIOS, Runtime.getRuntime().availableProcessors());
    }
}
