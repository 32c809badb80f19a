package io.github.safeguardjdbc.testing.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.github.safeguardjdbc.SafeguardDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to borrow a connection of a pool, and to use one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BorrowBenchmark {
    private static final String UPDATE = "UPDATE sample SET amount = 1 WHERE id = ?";

    /** Who guards the connections. */
    public enum Way {
        /** Nobody. */
        UNGUARDED("HikariCP", false),
        /** Our data source in front of the pool. */
        DATA_SOURCE("in SafeguardDataSource", true),
        /** The agent, with which the JVM has to be started. */
        AGENT("under the agent", true);

        private final String label;
        private final boolean guards;

        Way(String label, boolean guards) {
            this.label = label;
            this.guards = guards;
        }

        String label() {
            return label;
        }
    }

    /** What is measured. */
    @Param
    public Way way = Way.UNGUARDED;

    private final HikariDataSource pool = new HikariDataSource();
    private final long id = 1;
    private DataSource dataSource = pool;
    private Connection connection = new StubConnection();

    /** Starts the pool, and sees to it that its connections are what they are to be. */
    @Setup
    public void start() throws SQLException {
        pool.setDataSource(new StubDataSource());
        pool.setMaximumPoolSize(2);
        dataSource = way == Way.DATA_SOURCE ? SafeguardDataSource.wrap(pool) : pool;
        connection = dataSource.getConnection();
        if (connection.toString().contains("SafeguardConnection of") != way.guards) {
            throw new IllegalStateException(way + " is not what is measured with " + connection);
        }
    }

    /** Stops the pool. */
    @TearDown
    public void stop() throws SQLException {
        connection.close();
        pool.close();
    }

    /** Borrows a connection, and gives it back. */
    @Benchmark
    public Connection borrow() throws SQLException {
        try (Connection borrowed = dataSource.getConnection()) {
            return borrowed;
        }
    }

    /** On a connection: prepares, binds, executes, closes. */
    @Benchmark
    public int update() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
            statement.setLong(1, id);
            return statement.executeUpdate();
        }
    }
}
