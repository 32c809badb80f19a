package io.github.safeguardjdbc.testing.oracle;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Runs scenarios on both sides and compares. For one thread. */
final class Oracle implements AutoCloseable {
    private final Workspace plain;
    private final Workspace guarded;

    /** The AUTO_INCREMENT counters, which take long to reset, may not be the same on both sides, or used up. */
    private boolean countersDiffer = true;

    /** @param database where to work at every server; a name that no other oracle has */
    Oracle(Side plain, Side guarded, String database) {
        this.plain = new Workspace(plain, database);
        this.guarded = new Workspace(guarded, database);
    }

    /**
     * What came out of a scenario.
     *
     * @param refused the guarded side refused a call for its size
     * @param failed a call failed on the plain side
     */
    record Verdict(Optional<Difference> difference, Set<KnownDifference> excuses, boolean refused, boolean failed) {}

    Verdict judge(Scenario scenario) throws SQLException {
        Transcript left = plain.run(scenario, countersDiffer);
        Transcript right = guarded.run(scenario, countersDiffer);
        Comparison comparison = new Comparison(scenario, left, right);
        Verdict verdict = new Verdict(
                comparison.difference(),
                comparison.excuses(),
                right.refusedAt().isPresent(),
                left.failedBy(Integer.MAX_VALUE));
        countersDiffer = scenario.givesIds()
                || verdict.refused()
                || verdict.failed()
                || verdict.difference().isPresent()
                || !verdict.excuses().isEmpty();
        return verdict;
    }

    @Override
    public void close() throws SQLException {
        plain.close();
        guarded.close();
    }
}
