package io.github.safeguardjdbc.testing.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link PassThroughBenchmark} and prints, after what JMH prints, a Markdown table of what each wrapper adds to the
 * bare stub. Takes JMH's own arguments.
 */
public final class OverheadBenchmark {
    private static final List<String> BENCHMARKS = List.of("update", "updateWithMegabyte", "query");

    private OverheadBenchmark() {}

    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include(PassThroughBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
        System.out.printf("%n### Pass-through on a driver that does nothing: nanoseconds more than the bare stub%n%n");
        System.out.println(table(results));
        System.out.println("""

                update: prepare, 5 setters, executeUpdate, close. query: prepare, 1 setter, 100 rows of 5 columns, close. \
                Medians of all iterations; the slowest of them is the wrapper's own time, as the JIT compiler comes to other \
                code in some forks. B is what one operation allocates.
                Not measured: what a wrapper is for (plugins, listeners and logging are off), opening and closing \
                connections, contention, cold code, and any driver or server, beside which these figures are small.
                """);
    }

    private static MarkdownTable table(Collection<RunResult> results) {
        Map<Contestant, Map<String, RunResult>> byContestant = new EnumMap<>(Contestant.class);
        for (RunResult result : results) {
            Contestant contestant = Contestant.valueOf(result.getParams().getParam("contestant"));
            byContestant
                    .computeIfAbsent(contestant, key -> new HashMap<>())
                    .put(result.getPrimaryResult().getLabel(), result);
        }
        Map<String, RunResult> stub = byContestant.getOrDefault(Contestant.STUB, Map.of());
        List<String> headings = new ArrayList<>(List.of("wrapper"));
        BENCHMARKS.forEach(benchmark -> headings.addAll(List.of(benchmark, "slowest", "B")));
        MarkdownTable table = new MarkdownTable(headings.toArray(String[]::new));
        byContestant.forEach((contestant, own) -> {
            List<String> cells = new ArrayList<>(List.of(contestant.label()));
            BENCHMARKS.forEach(benchmark -> cells.addAll(cells(own.get(benchmark), stub.get(benchmark))));
            table.add(cells.toArray(String[]::new));
        });
        return table;
    }

    private static List<String> cells(@Nullable RunResult own, @Nullable RunResult stub) {
        if (own == null || stub == null) {
            return List.of("", "", "");
        }
        double time = median(own);
        double more = time - median(stub);
        Result<?> allocated = own.getSecondaryResults().get("gc.alloc.rate.norm");
        return List.of(
                own == stub ? "(" + one(time) + ")" : one(more),
                one(own.getPrimaryResult().getStatistics().getMax()),
                allocated == null ? "" : one(allocated.getScore()));
    }

    private static double median(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static String one(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }
}
