package io.github.safeguardjdbc.testing.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** A table of what several ways to do the same cost more than the first of them. */
final class OverheadTable {
    private OverheadTable() {}

    /**
     * Makes the table, with a line for each way that was measured.
     *
     * @param parameter of the benchmarks, by whose values the ways are told apart
     * @param benchmarks the columns; each has a second one for the slowest iteration, and a third for what is allocated
     */
    static <T extends Enum<T>> MarkdownTable of(
            Collection<RunResult> results,
            String parameter,
            List<String> benchmarks,
            Class<T> ways,
            Function<T, String> label) {
        Map<T, Map<String, RunResult>> byWay = new HashMap<>();
        for (RunResult result : results) {
            byWay.computeIfAbsent(Enum.valueOf(ways, result.getParams().getParam(parameter)), key -> new HashMap<>())
                    .put(result.getPrimaryResult().getLabel(), result);
        }
        List<String> headings = new ArrayList<>(List.of(""));
        benchmarks.forEach(benchmark -> headings.addAll(List.of(benchmark, "slowest", "B")));
        MarkdownTable table = new MarkdownTable(headings.toArray(String[]::new));
        T first = ways.getEnumConstants()[0];
        for (T way : ways.getEnumConstants()) {
            if (byWay.containsKey(way)) {
                List<String> cells = new ArrayList<>(List.of(label.apply(way)));
                benchmarks.forEach(benchmark -> cells.addAll(cells(
                        byWay.get(way).get(benchmark),
                        byWay.getOrDefault(first, Map.of()).get(benchmark))));
                table.add(cells.toArray(String[]::new));
            }
        }
        return table;
    }

    private static List<String> cells(@Nullable RunResult own, @Nullable RunResult first) {
        if (own == null || first == null) {
            return List.of("", "", "");
        }
        double time = median(own);
        double more = time - median(first);
        Result<?> allocated = own.getSecondaryResults().get("gc.alloc.rate.norm");
        return List.of(
                own == first ? "(" + one(time) + ")" : one(more),
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
