package io.github.safeguardjdbc.testing.benchmark;

import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.sql.ParsedInsert;
import io.github.safeguardjdbc.sql.SqlMode;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How fast the text of an INSERT with literals is read: head, tuples and tail, which a split needs. An operation is a megabyte (10^6 characters), so ops/s are MB/s. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class LexerBenchmark {
    private static final int LENGTH = 1_000_000;

    /** What the rows are like. */
    public enum Rows {
        /** Five short values, as most dumps have them. */
        SHORT("(1234,'Ada Lovelace','ada@mail.example.com',123.45,'2026-11-21 12:00:00')"),
        /** A page of text with quotes in it. */
        TEXT("(1234,'" + "It''s a line of text, (as such) lines are\\n".repeat(24) + "')"),
        /** A thousand bytes in hexadecimal. */
        HEX("(1234,0x" + "00ff29272c2a5c5f".repeat(125) + ")");

        private final String row;

        Rows(String row) {
            this.row = row;
        }
    }

    /** What is read. */
    @Param
    public Rows rows = Rows.SHORT;

    private String sql = "";

    /** Makes the text, of exactly the length that an operation stands for. */
    @Setup
    public void make() {
        StringBuilder text =
                new StringBuilder(LENGTH).append("INSERT INTO t VALUES ").append(rows.row);
        while (text.length() + rows.row.length() < LENGTH) {
            text.append(',').append(rows.row);
        }
        sql = text.append(" ".repeat(LENGTH - text.length())).toString();
        if (!(InsertShape.parse(sql, SqlMode.DEFAULT) instanceof InsertShape)) {
            throw new IllegalStateException("not what is to be measured: " + sql.substring(0, 100));
        }
    }

    /** Reads the text once. */
    @Benchmark
    public ParsedInsert shape() {
        return InsertShape.parse(sql, SqlMode.DEFAULT);
    }
}
