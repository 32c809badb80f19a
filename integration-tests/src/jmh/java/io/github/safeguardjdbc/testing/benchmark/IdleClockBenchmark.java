package io.github.safeguardjdbc.testing.benchmark;

import io.github.safeguardjdbc.SafeguardConfig;
import io.github.safeguardjdbc.driver.DriverConnection;
import io.github.safeguardjdbc.event.EventPublisher;
import io.github.safeguardjdbc.liveness.Errand;
import io.github.safeguardjdbc.liveness.Lifeline;
import io.github.safeguardjdbc.liveness.Link;
import io.github.safeguardjdbc.liveness.Loss;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to look, before a statement, whether its connection has been idle: the clock itself, and all that is done. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class IdleClockBenchmark {
    private static final String SQL = "UPDATE sample SET amount = ? WHERE id = ?";

    private @Nullable Lifeline lifeline;

    /** Makes one that has just been used. */
    @Setup
    public void connect() throws SQLException {
        EventPublisher nobody = new EventPublisher(Duration.ofSeconds(1), List.of());
        lifeline =
                new Lifeline(new Link(DriverConnection.of(new StubConnection())), SafeguardConfig.defaults(), nobody);
    }

    /** Reads the clock. */
    @Benchmark
    public long clock() {
        return System.nanoTime();
    }

    /** Reads the clock, holds it against the last use, asks the driver whether it knows the link to be closed, notes the statement. */
    @Benchmark
    public @Nullable Loss check() {
        return lifeline == null ? null : lifeline.begin(Errand.STATEMENT, SQL);
    }
}
