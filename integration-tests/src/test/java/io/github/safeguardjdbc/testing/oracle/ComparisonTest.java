package io.github.safeguardjdbc.testing.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.testing.oracle.Transcript.What;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What counts as a difference. */
class ComparisonTest {
    private final Scenario scenario = new ScenarioGenerator(42).scenario(0);
    private final Transcript plain = new Transcript();
    private final Transcript guarded = new Transcript();

    @Test
    void anotherResultIsADifference() {
        plain.add(1, What.RESULT, "[1, 1]");
        guarded.add(1, What.RESULT, "[-2, -2]");

        assertThat(compared().difference()).contains(new Difference(1, What.RESULT, "[1, 1]", "[-2, -2]"));
    }

    @Test
    void anEntryMoreIsADifference() {
        guarded.add(1, What.EXCEPTION, "none on the plain side");

        assertThat(compared().difference())
                .hasValueSatisfying(difference -> assertThat(difference.what()).isEqualTo(What.EXCEPTION));
    }

    @Test
    void otherIdsAreADifferenceIfNothingFailed() {
        plain.add(1, What.ROWS, rows(1, 2));
        guarded.add(1, What.ROWS, rows(1, 3));

        assertThat(compared().difference()).isPresent();
    }

    @Test
    void otherIdsInTheSameOrderAreKnownAfterAFailure() {
        plain.add(1, What.EXCEPTION, "a duplicate");
        guarded.add(1, What.EXCEPTION, "a duplicate");
        plain.add(1, What.ROWS, rows(1, 2));
        guarded.add(1, What.ROWS, rows(5, 7));

        Comparison comparison = compared();

        assertThat(comparison.difference()).isEmpty();
        assertThat(comparison.excuses()).containsExactly(KnownDifference.GAPS_IN_GENERATED_IDS);
    }

    @Test
    void idsInAnotherOrderAreADifferenceAfterAFailureToo() {
        plain.add(1, What.EXCEPTION, "a duplicate");
        guarded.add(1, What.EXCEPTION, "a duplicate");
        plain.add(1, What.ROWS, rows(1, 2));
        guarded.add(1, What.ROWS, rows(7, 5));

        assertThat(compared().difference()).isPresent();
    }

    @Test
    void whatFitsMustNotBeRefused() {
        guarded.fit(1, Fit.SURELY);
        guarded.refused(1);
        guarded.add(1, What.REFUSAL, "INSERT of 10 bytes exceeds");

        assertThat(compared().difference())
                .hasValueSatisfying(
                        difference -> assertThat(difference.guarded()).contains("refused though it fits"));
    }

    @Test
    void afterARefusalNothingIsCompared() {
        plain.add(1, What.RESULT, "[1]");
        guarded.fit(1, Fit.PERHAPS);
        guarded.refused(1);
        guarded.add(1, What.REFUSAL, Refusal.NONE);

        assertThat(compared().difference()).isEmpty();
    }

    @Test
    void afterAFunctionsResultThatFitsNoPacketNothingIsCompared() {
        plain.add(1, What.RESULT, "[1]");
        guarded.add(1, What.EXCEPTION, "java.sql.SQLException HY000/1301 Result of concat() was larger");
        plain.add(1, What.ROWS, rows(1));
        guarded.add(1, What.ROWS, rows());

        Comparison comparison = compared();

        assertThat(comparison.difference()).isEmpty();
        assertThat(comparison.excuses()).containsExactly(KnownDifference.RESULT_OF_A_FUNCTION);
    }

    @Test
    void anOpenTransactionIsKnownSoonerAfterAFailureOnly() {
        plain.add(1, What.TRANSACTION, "autocommit false, open false");
        guarded.add(1, What.TRANSACTION, "autocommit false, open true");
        assertThat(compared().difference()).isPresent();
        plain.add(1, What.EXCEPTION, "no default value");
        guarded.add(1, What.EXCEPTION, "no default value");

        assertThat(compared().difference()).isEmpty();
    }

    @Test
    void warningsAreKeptWhereTheDriverHasForgottenThem() {
        plain.add(1, What.EXCEPTION, "a duplicate");
        guarded.add(1, What.EXCEPTION, "a duplicate");
        plain.add(1, What.WARNINGS, "warnings\nwarnings");
        guarded.add(1, What.WARNINGS, "warnings\nSQLWarning 01000/1265 truncated\nwarnings");
        assertThat(compared().difference()).isPresent();

        Transcript asked = new Transcript();
        asked.add(1, What.EXCEPTION, "a duplicate");
        asked.add(1, What.LAST_INSERT_ID, "7");
        asked.add(1, What.WARNINGS, "warnings\nwarnings");
        Transcript kept = new Transcript();
        kept.add(1, What.EXCEPTION, "a duplicate");
        kept.add(1, What.LAST_INSERT_ID, "7");
        kept.add(1, What.WARNINGS, "warnings\nSQLWarning 01000/1265 truncated\nwarnings");
        assertThat(new Comparison(scenario, asked, kept).difference()).isEmpty();
    }

    private Comparison compared() {
        return new Comparison(scenario, plain, guarded);
    }

    private static Seen rows(int... ids) {
        List<BigInteger> all = Arrays.stream(ids).mapToObj(BigInteger::valueOf).toList();
        return new Seen.Rows(
                all, IntStream.range(0, ids.length).mapToObj(i -> "row " + i).toList(), List.of());
    }
}
