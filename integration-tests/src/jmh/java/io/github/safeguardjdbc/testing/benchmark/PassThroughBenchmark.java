package io.github.safeguardjdbc.testing.benchmark;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What a statement costs that nothing has to be done about. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 1)
@Measurement(iterations = 5, time = 1)
public class PassThroughBenchmark {
    private static final String INSERT =
            "INSERT INTO sample (id, name, email, amount, created_at) VALUES (?, ?, ?, ?, ?)";
    private static final String SELECT = "SELECT id, name, email, amount, created_at FROM sample WHERE id > ?";

    /** What is measured. */
    @Param
    public Contestant contestant = Contestant.STUB;

    private final long id = 1;
    private final String email = "ada@mail.example.com";
    private final BigDecimal amount = BigDecimal.valueOf(12_345, 2);
    private final Timestamp createdAt = Timestamp.valueOf("2026-11-21 12:00:00");
    private final String shortText = "Ada Lovelace";
    private final String megabyte = "a".repeat(1_000_000);
    private Connection connection = new StubConnection();

    /** Opens the connection that all measured calls share. */
    @Setup
    public void connect() throws SQLException {
        connection = contestant.connect();
    }

    /** Prepares, binds five parameters, executes, closes. */
    @Benchmark
    public int update() throws SQLException {
        return update(shortText);
    }

    /** The same, one of the parameters a string of a megabyte. */
    @Benchmark
    public int updateWithMegabyte() throws SQLException {
        return update(megabyte);
    }

    private int update(String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setLong(1, id);
            statement.setString(2, name);
            statement.setString(3, email);
            statement.setBigDecimal(4, amount);
            statement.setTimestamp(5, createdAt);
            return statement.executeUpdate();
        }
    }

    /** Prepares, binds, and reads a hundred rows of five columns. */
    @Benchmark
    public void query(Blackhole blackhole) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setLong(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                walk(rows, blackhole);
            }
        }
    }

    /** Apart, as it is in most applications and in every framework: else what is before it decides how it is compiled. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private static void walk(ResultSet rows, Blackhole blackhole) throws SQLException {
        while (rows.next()) {
            blackhole.consume(rows.getLong(1));
            blackhole.consume(rows.getString(2));
            blackhole.consume(rows.getString(3));
            blackhole.consume(rows.getBigDecimal(4));
            blackhole.consume(rows.getTimestamp(5));
        }
    }
}
