package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Oracle.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a run of the oracle covered and found. Thread-safe. */
final class RunSummary {
    private final long seed;
    private final long start = System.nanoTime();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<KnownDifference, Integer> excuses = new EnumMap<>(KnownDifference.class);
    private final Map<String, Integer> kinds = new TreeMap<>();
    private int differences;
    private int scenarios;
    private int rows;
    private int failed;
    private int refused;

    RunSummary(long seed) {
        this.seed = seed;
    }

    /** A scenario that shows a difference, and the smallest one made of it. */
    record Finding(Scenario scenario, Difference difference, Shrinker.Small small) {
        @Override
        public String toString() {
            return "seed " + scenario.seed() + ", index " + scenario.index() + ": " + difference + "\nsmallest, with "
                    + small.difference() + "\n" + small.scenario().listing();
        }
    }

    synchronized void add(Scenario scenario, Verdict verdict) {
        scenarios++;
        rows += (int) scenario.steps().stream()
                .filter(step -> step instanceof Step.Add)
                .count();
        failed += verdict.failed() ? 1 : 0;
        refused += verdict.refused() ? 1 : 0;
        verdict.excuses().forEach(excuse -> excuses.merge(excuse, 1, Integer::sum));
    }

    /** True if no difference of this kind was seen yet; from now on one was. */
    synchronized boolean isNew(Difference difference) {
        differences++;
        return kinds.merge(difference.kind(), 1, Integer::sum) == 1;
    }

    synchronized void add(Finding finding) {
        findings.add(finding);
    }

    synchronized List<Finding> findings() {
        return List.copyOf(findings);
    }

    synchronized int refused() {
        return refused;
    }

    /** How many differences of which kind there were, one kind a line. */
    synchronized String kinds() {
        return kinds.entrySet().stream()
                .map(kind ->
                        String.format("%,7d  %s", kind.getValue(), kind.getKey().replace('\n', ' ')))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public synchronized String toString() {
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(
                "seed %d: %,d scenarios with %,d prepared rows in %.1f s (%.0f/s): %,d with an error, %,d refused, "
                        + "known differences %s, %,d differences of %d kinds",
                seed,
                scenarios,
                rows,
                seconds,
                scenarios / seconds,
                failed,
                refused,
                excuses,
                differences,
                kinds.size());
    }
}
