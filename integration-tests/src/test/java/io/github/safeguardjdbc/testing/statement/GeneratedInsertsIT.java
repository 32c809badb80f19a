package io.github.safeguardjdbc.testing.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.PacketLimitException;
import io.github.safeguardjdbc.SafeguardEvent.InsertSplit;
import io.github.safeguardjdbc.SafeguardEvent.StatementAssembled;
import io.github.safeguardjdbc.testing.batch.Sql;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statements of a generator, one after the other on the same tables, under a small limit and under one out of reach. The
 * system properties {@code safeguard.test.statements} and {@code safeguard.test.seed} say how many over all versions, and which.
 */
@ParameterizedClass
@MethodSource("io.github.safeguardjdbc.testing.server.MySqlServers#available")
record GeneratedInsertsIT(MySqlVersion version) {
    private static final int LIMIT = 8 << 10;
    private static final int STATEMENTS = Integer.getInteger("safeguard.test.statements", 1_000)
            / MySqlServers.available().size();
    private static final int EMPTIED_AFTER = 10;
    private static final long SEED = Long.getLong("safeguard.test.seed", 20_261_121L);
    private static final Logger LOG = LoggerFactory.getLogger(GeneratedInsertsIT.class);

    private static final List<String> QUESTIONS = List.of(
            "SELECT COUNT(*), SUM(CRC32(CONCAT_WS('|', k, s, HEX(b), n, j, HEX(ST_AsWKB(p))))) FROM g",
            "SELECT COUNT(*), SUM(k) FROM l",
            "SELECT @@autocommit, @@timestamp > 1000000");

    @Test
    void theyEndTheSame() throws SQLException {
        InsertGenerator generator =
                new InsertGenerator(SEED + MySqlServers.available().indexOf(version));
        int refusals = 0;
        try (Sandbox wide = Sandbox.withLimit(version, Sandbox.OUT_OF_REACH, InsertGenerator.DDL);
                Sandbox narrow = Sandbox.withLimit(version, LIMIT, InsertGenerator.DDL);
                Connection plain = wide.plain();
                Connection assembling = narrow.guarded(OversizeStatements.ASSEMBLE);
                Connection splitting = narrow.guarded(OversizeStatements.SPLIT)) {
            for (int i = 0; i < STATEMENTS; i++) {
                if (i % EMPTIED_AFTER == 0) {
                    plain.setAutoCommit(true);
                    assembling.setAutoCommit(true);
                    Sql.execute(plain, "DELETE FROM g", "DELETE FROM l");
                    Sql.execute(assembling, "DELETE FROM g", "DELETE FROM l");
                }
                String sql = generator.next(LIMIT + 1_000 * (i % 20));
                boolean autocommit = i % 3 > 0;
                boolean keys = i % 4 == 0;
                for (Connection connection : List.of(plain, assembling, splitting)) {
                    connection.setAutoCommit(autocommit);
                }
                Observed expected = Observed.of(plain, sql, keys, QUESTIONS);
                Observed observed = Observed.of(i % 2 == 0 ? splitting : assembling, sql, keys, QUESTIONS);
                if (observed.results().toString().contains(PacketLimitException.class.getName())) {
                    refusals++;
                    observed = Observed.of(assembling, sql, keys, QUESTIONS);
                }
                assertThat(comparable(observed))
                        .as("seed %d, statement %d: %s", SEED, i, sql)
                        .isEqualTo(comparable(expected));
            }
            assertThat(narrow.events).hasAtLeastOneElementOfType(InsertSplit.class);
            assertThat(narrow.events).hasAtLeastOneElementOfType(StatementAssembled.class);
            LOG.info(
                    "{}: {} statements ended the same, {} of them split, {} not to be split",
                    version,
                    STATEMENTS,
                    narrow.events.stream().filter(InsertSplit.class::isInstance).count(),
                    refusals);
            assertThat(refusals).as("statements that cannot be split").isBetween(1, STATEMENTS / 2);
        }
    }

    /**
     * Which key comes next depends on the statements that failed or ignored rows before; the warnings of a statement that was
     * split come part by part.
     */
    private static Observed comparable(Observed seen) {
        long first = seen.keys().isEmpty() ? 0 : Long.parseLong(seen.keys().get(0));
        return new Observed(
                // A syntax error (a row alias, on 8.0.12) is told with what is near it, which in a part is something
                // else.
                seen.results().stream()
                        .map(result -> result.replaceAll("(?s) 1064 .*", " 1064"))
                        .toList(),
                seen.keys().stream()
                        .map(key -> Long.toString(Long.parseLong(key) - first))
                        .toList(),
                seen.warnings().stream().sorted().toList(),
                seen.after());
    }
}
