package io.github.safeguardjdbc.testing.benchmark;

import io.github.safeguardjdbc.SafeguardDataSource;
import io.github.safeguardjdbc.testing.benchmark.BorrowBenchmark.Way;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link BorrowBenchmark}, also in JVMs with the agent, and prints a Markdown table of what the guard adds to a pool. Takes
 * JMH's own arguments.
 */
public final class AgentBenchmark {
    private AgentBenchmark() {}

    public static void main(String[] args) throws RunnerException, CommandLineOptionException, URISyntaxException {
        Collection<RunResult> results = new ArrayList<>();
        results.addAll(run(options(args, Way.UNGUARDED, Way.DATA_SOURCE)));
        results.addAll(run(options(args, Way.AGENT).jvmArgsAppend("-javaagent:" + agent())));
        System.out.printf(
                "%n### Guarded connections of a pool on a driver that does nothing: nanoseconds more than the pool%n%n");
        System.out.println(OverheadTable.of(results, "way", List.of("borrow", "update"), Way.class, Way::label));
        System.out.println("""

                borrow: getConnection, close. update: prepare, 1 setter, executeUpdate, close. Medians of all iterations.
                """);
    }

    private static ChainedOptionsBuilder options(String[] args, Way... ways) throws CommandLineOptionException {
        return new OptionsBuilder()
                .parent(new CommandLineOptions(args))
                .include(BorrowBenchmark.class.getName())
                .param("way", Stream.of(ways).map(Way::name).toArray(String[]::new))
                .addProfiler(GCProfiler.class);
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).run();
    }

    /** The agent's jar, beside the plain one. */
    private static Path agent() throws URISyntaxException {
        Path plain = Path.of(SafeguardDataSource.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path agent = plain.resolveSibling(plain.getFileName().toString().replaceFirst("\\.jar$", "-agent.jar"));
        if (!agent.toString().endsWith("-agent.jar") || !Files.isRegularFile(agent)) {
            throw new IllegalStateException("The agent's jar is missing: run the build to its phase package");
        }
        return agent;
    }
}
