package io.github.safeguardjdbc.testing.oracle;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Runs scenarios on both sides and compares. For one thread. */
final class Oracle implements AutoCloseable {
    private final Workspace plain;
    private final Workspace guarded;
    private final boolean refuses;

    /** @param database where to work at every server; a name that no other oracle has */
    Oracle(Side plain, Side guarded, String database) {
        refuses = guarded.refuses();
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
        Transcript left = plain.run(scenario);
        Transcript right = guarded.run(scenario);
        Comparison comparison = new Comparison(scenario, left, right, refuses);
        Optional<Difference> difference = comparison.difference();
        return new Verdict(
                difference, comparison.excuses(), right.refusedAt().isPresent(), left.failedBy(Integer.MAX_VALUE));
    }

    @Override
    public void close() throws SQLException {
        plain.close();
        guarded.close();
    }
}
