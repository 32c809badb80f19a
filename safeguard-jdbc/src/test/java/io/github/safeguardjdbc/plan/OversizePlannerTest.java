package io.github.safeguardjdbc.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.OversizeStatements;
import io.github.safeguardjdbc.SplitInserts;
import io.github.safeguardjdbc.plan.OversizePlanner.SplittingSource;
import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.sql.SqlMode;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OversizePlannerTest {
    private static final long UP_TO = 1_000;

    private static OversizePlan plan(
            OversizeStatements setting, long payload, boolean keys, @Nullable String obstacle, SplittingSource source)
            throws SQLException {
        return new OversizePlanner(setting, payload, UP_TO, keys).plan(obstacle, source);
    }

    private static SplittingSource splitting(String sql, boolean transactional, SplitInserts allowed, boolean keys) {
        TableFacts table = new TableFacts(transactional, List.of());
        SessionFacts session = new SessionFacts(SqlMode.DEFAULT, true, 1);
        return () -> InsertSplitting.of(InsertShape.parse(sql, SqlMode.DEFAULT), table, session, allowed, keys);
    }

    private static SplittingSource splittable() {
        return splitting("INSERT INTO t VALUES (1),(2)", true, SplitInserts.ATOMIC, false);
    }

    private static SplittingSource neverAsked() {
        return () -> {
            throw new AssertionError("the server was asked for nothing");
        };
    }

    private static String refusal(SplittingSource source) throws SQLException {
        OversizePlan plan = plan(OversizeStatements.SPLIT, 1, false, null, source);
        assertThat(plan).isInstanceOf(OversizePlan.Refused.class);
        return ((OversizePlan.Refused) plan).reason();
    }

    @Test
    void assemblesWhatIsNotTooMuchForTheServer() throws SQLException {
        assertThat(plan(OversizeStatements.AUTO, UP_TO, false, null, neverAsked()))
                .isEqualTo(new OversizePlan.Assembled());
    }

    @Test
    void splitsLargerInserts() throws SQLException {
        assertThat(plan(OversizeStatements.AUTO, UP_TO + 1, false, null, splittable()))
                .isInstanceOfSatisfying(
                        OversizePlan.Chunked.class,
                        chunked -> assertThat(chunked.reason()).isEqualTo("it is larger than safeguard.assembleUpTo"));
    }

    @Test
    void assemblesLargerInsertsWhoseKeysAreAskedForAndLargerStatementsOfOtherKinds() throws SQLException {
        assertThat(plan(OversizeStatements.AUTO, UP_TO + 1, true, null, neverAsked()))
                .isEqualTo(new OversizePlan.Assembled());
        assertThat(plan(OversizeStatements.AUTO, UP_TO + 1, false, null, () -> new Unsplittable("its kind")))
                .isEqualTo(new OversizePlan.Assembled());
    }

    @Test
    void splitsWhatTheServerDoesNotAssemble() throws SQLException {
        assertThat(plan(OversizeStatements.AUTO, 1, true, "no variables", splittable()))
                .isInstanceOfSatisfying(
                        OversizePlan.Chunked.class,
                        chunked -> assertThat(chunked.reason()).isEqualTo("no variables"));
    }

    @Test
    void refusesWithBothReasonsWhatGoesNeitherWay() throws SQLException {
        assertThat(plan(OversizeStatements.AUTO, 1, false, "no variables", () -> new Unsplittable("its kind")))
                .isEqualTo(new OversizePlan.Refused("no variables; it cannot be split because of its kind"));
    }

    @Test
    void doesOnlyWhatItIsToldTo() throws SQLException {
        assertThat(plan(OversizeStatements.ASSEMBLE, UP_TO + 1, false, null, neverAsked()))
                .isEqualTo(new OversizePlan.Assembled());
        assertThat(plan(OversizeStatements.ASSEMBLE, 1, false, "no variables", neverAsked()))
                .isEqualTo(new OversizePlan.Refused("no variables"));
        assertThat(plan(OversizeStatements.SPLIT, 1, true, null, splittable()))
                .isInstanceOf(OversizePlan.Chunked.class);
        assertThat(plan(OversizeStatements.REFUSE, 1, false, null, neverAsked()))
                .isEqualTo(new OversizePlan.Refused("safeguard.oversizeStatements is refuse"));
    }

    @Test
    void doesNotSplitWhatCouldEndOtherwise() throws SQLException {
        assertThat(refusal(splitting("INSERT INTO t VALUES (1)", true, SplitInserts.ATOMIC, false)))
                .endsWith("its only row");
        assertThat(refusal(splitting("INSERT INTO t VALUES (1),(LAST_INSERT_ID())", true, SplitInserts.ALWAYS, false)))
                .contains("LAST_INSERT_ID");
        assertThat(refusal(splitting("INSERT INTO t VALUES (1),(@x := @x + 1)", true, SplitInserts.ALWAYS, false)))
                .contains("the user variable @x");
        assertThat(refusal(splitting("INSERT INTO t VALUES (1),((SELECT 1))", true, SplitInserts.ALWAYS, false)))
                .endsWith("a sub-select");
        assertThat(refusal(splitting("INSERT INTO t VALUES (1)/*! ,(2) */,(3)", true, SplitInserts.ALWAYS, false)))
                .contains("conditional comment");
        assertThat(refusal(splitting("REPLACE INTO t VALUES (1),(2)", true, SplitInserts.ATOMIC, true)))
                .contains("generated keys");
        assertThat(refusal(splitting("INSERT INTO t VALUES (1),(2)", false, SplitInserts.ATOMIC, false)))
                .contains("a table without transactions");
    }

    @Test
    void splitsIntoOtherTablesWhereThatIsAllowed() throws SQLException {
        assertThat(plan(
                        OversizeStatements.SPLIT,
                        1,
                        false,
                        null,
                        splitting("INSERT INTO t VALUES (1),(2)", false, SplitInserts.ALWAYS, false)))
                .isInstanceOfSatisfying(
                        OversizePlan.Chunked.class,
                        chunked -> assertThat(chunked.split().transactional()).isFalse());
    }
}
