package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Form.Dress;
import io.github.safeguardjdbc.testing.oracle.Settings.Flag;
import io.github.safeguardjdbc.testing.oracle.Settings.Guard;
import io.github.safeguardjdbc.testing.oracle.Settings.Link;
import io.github.safeguardjdbc.testing.oracle.Settings.Rewrite;
import io.github.safeguardjdbc.testing.oracle.Settings.Seat;
import io.github.safeguardjdbc.testing.oracle.Table.Trigger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes a scenario smaller as long as its difference is of the same kind. */
final class Shrinker {
    private static final int MOST_RUNS = 400;

    private final Oracle oracle;
    private Scenario smallest;
    private Difference difference;
    private int runs;

    Shrinker(Oracle oracle, Scenario scenario, Difference difference) {
        this.oracle = oracle;
        smallest = scenario;
        this.difference = difference;
    }

    /**
     * The smallest scenario that was found.
     *
     * @param difference the one that it shows
     */
    record Small(Scenario scenario, Difference difference) {}

    Small shrink() throws SQLException {
        int before;
        do {
            before = runs;
            fewerSteps();
            simplerSettings();
            fewerColumns();
        } while (runs > before + smallest.steps().size() * 2 && runs < MOST_RUNS);
        return new Small(smallest, difference);
    }

    private boolean accept(Scenario candidate) throws SQLException {
        if (runs++ >= MOST_RUNS || candidate.equals(smallest)) {
            return false;
        }
        Optional<Difference> found = oracle.judge(candidate).difference();
        if (found.isPresent() && found.get().what() == difference.what()) {
            smallest = candidate;
            difference = found.get();
            return true;
        }
        return false;
    }

    private void fewerSteps() throws SQLException {
        for (int size = Math.max(1, smallest.steps().size() / 2); size >= 1; size /= 2) {
            int from = smallest.steps().size() - size;
            while (from > -size) {
                List<Step> rest = new ArrayList<>(smallest.steps());
                rest.subList(Math.max(0, from), from + size).clear();
                accept(smallest.withSteps(rest));
                from -= size;
            }
        }
    }

    private void fewerColumns() throws SQLException {
        for (Column column : smallest.table().columns()) {
            Optional<Scenario> candidate = Narrowing.without(smallest, column);
            if (candidate.isPresent()) {
                accept(candidate.get());
            }
        }
    }

    private void simplerSettings() throws SQLException {
        Link link = smallest.settings().link();
        accept(with(new Link(Seat.DATA_SOURCE, Set.of(), link.encoding(), link.sqlMode())));
        for (Flag flag : smallest.settings().link().flags()) {
            accept(with(smallest.settings().link().without(flag)));
        }
        Guard guard = smallest.settings().guard();
        accept(with(new Guard(guard.limit(), false, Rewrite.UNSET, guard.chunkSize(), 1 << 20)));
        accept(with(new Guard(guard.limit(), false, guard.batchRewrite(), 1 << 18, 1 << 20)));
        accept(smallest.with(smallest.table().with(Trigger.NONE)));
        accept(Narrowing.dressed(smallest, Dress.PLAIN));
    }

    private Scenario with(Link link) {
        return smallest.with(smallest.settings().with(link));
    }

    private Scenario with(Guard guard) {
        return smallest.with(smallest.settings().with(guard));
    }
}
