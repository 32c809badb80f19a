package io.github.safeguardjdbc.testing.benchmark;

import static io.github.safeguardjdbc.testing.benchmark.Figures.count;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.safeguardjdbc.testing.server.MySqlServer;
import io.github.safeguardjdbc.testing.server.MySqlServers;
import io.github.safeguardjdbc.testing.server.MySqlVersion;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Measures bulk writes on real servers and prints Markdown to standard output, progress to standard error.
 *
 * <p>{@link Options} are system properties; {@link MySqlServers} says which versions run.
 */
public final class BatchBenchmark {
    /** The server's own defaults, which the test servers lack for their speed, but for the size of the buffer pool. */
    private static final List<String> SERVER_OPTIONS = List.of(
            "--innodb-flush-log-at-trx-commit=1",
            "--innodb-flush-method=fsync",
            "--log-bin",
            "--performance-schema=ON",
            "--innodb-buffer-pool-size=512M");

    private BatchBenchmark() {}

    public static void main(String[] args) throws SQLException {
        // Standard output is for the tables.
        ((Logger) LoggerFactory.getLogger("io.github.safeguardjdbc")).setLevel(Level.WARN);
        Options options = Options.fromSystemProperties();
        for (MySqlVersion version : MySqlServers.available()) {
            run(version, options);
        }
    }

    private static void run(MySqlVersion version, Options options) throws SQLException {
        Throughput throughput;
        BufferedHeap heap;
        FatRow fatRow;
        try (MySqlServer server = start(version, "--max-allowed-packet=64M", "--local-infile=1")) {
            describe(server);
            heap = BufferedHeap.measure(server);
            throughput = Throughput.measure(server, options);
        }
        try (MySqlServer server = start(version, "--max-allowed-packet=1M")) {
            fatRow = FatRow.measure(server, options);
        }
        print(
                "### %s rows of (bigint, varchar, varchar, decimal, datetime(3)), one transaction, limit 64 MiB"
                        .formatted(count(options.rows())),
                throughput.table());
        System.out.printf(
                "Median of %d interleaved runs after one to warm up; CPU, allocation and ratios as well. The driver's default"
                        + " wrote %s rows, being slow. \"× rewrite\" compares batches of the same size. Rows and checksum of"
                        + " the table were verified after each run.%n%n",
                options.runs(), count(Variant.DEFAULT_1000.rows(options.rows())));
        print("### Heap held per buffered row", heap.table());
        print(
                "### %s rows of %d bytes (byte[] into a BLOB) and one of %s, autocommit, limit 1 MiB"
                        .formatted(count(FatRow.ROWS), FatRow.THIN, count(FatRow.FAT)),
                fatRow.table());
        print("### Targets", Targets.of(throughput, heap, fatRow));
        System.out.println("""
                Not measured: a network (server and client share this machine and its CPUs), replication, \
                concurrent writers, secondary indexes, TLS, compression. Making the rows is \
                not part of the times; making their text for LOAD DATA is.
                """);
    }

    private static MySqlServer start(MySqlVersion version, String... options) {
        return MySqlServer.start(
                version,
                Stream.concat(SERVER_OPTIONS.stream(), Stream.of(options)).toArray(String[]::new));
    }

    private static void describe(MySqlServer server) throws SQLException {
        try (Connection connection = server.connect("")) {
            DatabaseMetaData metaData = connection.getMetaData();
            System.out.printf("## MySQL %s%n%n", metaData.getDatabaseProductVersion());
            System.out.printf(
                    "%s on %s, %d CPUs, %s; JDK %s, heap %d MiB. Server: %s, else its defaults.%n%n",
                    metaData.getDriverVersion(),
                    System.getProperty("os.name"),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("os.arch"),
                    System.getProperty("java.version"),
                    Runtime.getRuntime().maxMemory() >> 20,
                    String.join(" ", SERVER_OPTIONS));
        }
    }

    private static void print(String heading, MarkdownTable table) {
        System.out.println(heading);
        System.out.println();
        System.out.println(table);
        System.out.println();
    }
}
