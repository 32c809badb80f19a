package io.github.safeguardjdbc.testing.benchmark;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
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
        System.out.println(OverheadTable.of(results, "contestant", BENCHMARKS, Contestant.class, Contestant::label));
        System.out.println("""

                update: prepare, 5 setters, executeUpdate, close. query: prepare, 1 setter, 100 rows of 5 columns, close. \
                Medians of all iterations; the slowest of them is the wrapper's own time, as the JIT compiler comes to other \
                code in some forks. B is what one operation allocates.
                Not measured: what a wrapper is for (plugins, listeners and logging are off), opening and closing \
                connections, contention, cold code, and any driver or server, beside which these figures are small.
                """);
    }
}
