package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Oracle.Verdict;
import java.sql.SQLException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges many scenarios in several threads, and shrinks the first of those that show a difference of the same kind. */
final class OracleRun {
    private static final Logger LOG = LoggerFactory.getLogger(OracleRun.class);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final ScenarioGenerator generator;
    private final Side plain;
    private final Side guarded;
    private final int mostFindings;
    private final RunSummary summary;
    private volatile boolean broken;

    /** @param mostFindings after so many kinds of differences it stops */
    OracleRun(long seed, Side plain, Side guarded, int mostFindings) {
        generator = new ScenarioGenerator(seed);
        this.plain = plain;
        this.guarded = guarded;
        this.mostFindings = mostFindings;
        summary = new RunSummary(seed);
    }

    /**
     * Judges the scenarios from {@code first} to {@code end - 1}.
     *
     * @throws IllegalStateException if a scenario could not be judged
     */
    RunSummary run(int first, int end, int threads) throws InterruptedException {
        AtomicInteger next = new AtomicInteger(first / ScenarioGenerator.NEIGHBOURS);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            for (Future<Void> worker : executor.invokeAll(Collections.nCopies(threads, worker(next, first, end)))) {
                worker.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The oracle itself failed", e.getCause());
        } finally {
            executor.shutdown();
        }
        return summary;
    }

    private Callable<Void> worker(AtomicInteger nextGroup, int first, int end) {
        return () -> {
            String database = "oracle" + DATABASES.incrementAndGet();
            try (Oracle oracle = new Oracle(plain, guarded, database)) {
                int from = nextGroup.getAndIncrement() * ScenarioGenerator.NEIGHBOURS;
                while (from < end && goesOn()) {
                    int to = Math.min(end, from + ScenarioGenerator.NEIGHBOURS);
                    for (int index = Math.max(first, from); index < to && goesOn(); index++) {
                        judge(oracle, generator.scenario(index));
                    }
                    from = nextGroup.getAndIncrement() * ScenarioGenerator.NEIGHBOURS;
                }
            }
            return null;
        };
    }

    private boolean goesOn() {
        return !broken && summary.findings().size() < mostFindings;
    }

    private void judge(Oracle oracle, Scenario scenario) {
        try {
            Verdict verdict = oracle.judge(scenario);
            summary.add(scenario, verdict);
            if (verdict.difference().isPresent()
                    && summary.isNew(verdict.difference().get())) {
                Shrinker shrinker =
                        new Shrinker(oracle, scenario, verdict.difference().get());
                RunSummary.Finding finding =
                        new RunSummary.Finding(scenario, verdict.difference().get(), shrinker.shrink());
                LOG.warn("Found\n{}", finding);
                summary.add(finding);
            }
        } catch (SQLException | RuntimeException e) {
            broken = true;
            throw new IllegalStateException("Cannot judge\n" + scenario.listing(), e);
        }
    }
}
