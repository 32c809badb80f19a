package io.github.safeguardjdbc.testing.benchmark;

import static io.github.safeguardjdbc.testing.benchmark.Figures.bytes;
import static io.github.safeguardjdbc.testing.benchmark.Figures.count;
import static io.github.safeguardjdbc.testing.benchmark.Figures.micros;
import static io.github.safeguardjdbc.testing.benchmark.Figures.ratio;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The main workload: many rows in one transaction, in every {@link Variant}. */
final class Throughput {
    private final Map<Variant, Summary> summaries;

    private Throughput(Map<Variant, Summary> summaries) {
        this.summaries = summaries;
    }

    static Throughput measure(MySqlServer server, Options options) throws SQLException {
        String database = server.createDatabase();
        List<SampleRow> rows = SampleRow.generate(options.rows());
        return new Throughput(Rounds.run(
                Variant.class,
                options.runs(),
                variant -> run(server, database, variant, rows.subList(0, variant.rows(rows.size())))));
    }

    private static Measurement run(MySqlServer server, String database, Variant variant, List<SampleRow> rows)
            throws SQLException {
        try (Connection observer = server.connect(database);
                Session session = variant.access().open(server, database)) {
            SampleTable.create(observer);
            Connection connection = session.connection();
            connection.setAutoCommit(false);
            System.gc();
            Measurement measurement = Measurement.of(rows.size(), () -> {
                variant.loader().load(connection, rows);
                connection.commit();
            });
            SampleTable.Content expected = SampleTable.expected(rows);
            SampleTable.Content actual = SampleTable.actual(observer);
            if (!actual.equals(expected)) {
                throw new IllegalStateException(
                        "Wrong result of \"" + variant.label() + "\": " + actual + " instead of " + expected);
            }
            return measurement;
        }
    }

    Summary of(Variant variant) {
        Summary summary = summaries.get(variant);
        if (summary == null) {
            throw new IllegalArgumentException(variant + " did not run");
        }
        return summary;
    }

    MarkdownTable table() {
        MarkdownTable table = new MarkdownTable(
                "variant",
                "rows/s",
                "slowest–fastest",
                "× default",
                "× rewrite",
                "× LOAD DATA",
                "CPU µs/row: client thread",
                "JVM",
                "server",
                "allocated B/row");
        summaries.forEach((variant, summary) -> {
            Variant rewrite = variant.rewriteOfSameBatch();
            table.add(
                    variant.label(),
                    count(summary.rowsPerSecond()),
                    count(summary.slowest()) + "–" + count(summary.fastest()),
                    ratio(speedUp(variant, Variant.DEFAULT_1000)),
                    rewrite == null ? "" : ratio(speedUp(variant, rewrite)),
                    ratio(speedUp(variant, Variant.LOCAL_INFILE)),
                    micros(summary.threadCpuMicrosPerRow()),
                    micros(summary.processCpuMicrosPerRow()),
                    micros(summary.serverCpuMicrosPerRow()),
                    bytes(summary.allocatedBytesPerRow()));
        });
        return table;
    }

    /** How many times as fast a variant is as another. */
    double speedUp(Variant variant, Variant other) {
        return of(variant).rowsPerSecond() / of(other).rowsPerSecond();
    }

    /** The CPU time of the client for a row, garbage collection included, as a part of what another variant needs. */
    double cpuRatio(Variant variant, Variant other) {
        return of(variant).processCpuMicrosPerRow() / of(other).processCpuMicrosPerRow();
    }
}
