package io.github.safeguardjdbc.testing.benchmark;

import static io.github.safeguardjdbc.testing.benchmark.Figures.bytes;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The heap that a batch holds between {@code addBatch} and {@code executeBatch}: used heap after a full collection with
 * the rows in the batch, less without. Each row has values of its own, as an application would make them.
 */
final class BufferedHeap {
    private static final int ROWS = 100_000;
    private static final int COLLECTIONS = 3;

    private final double valuesAlone;
    private final Map<Access, Double> bytesPerRow;

    private BufferedHeap(double valuesAlone, Map<Access, Double> bytesPerRow) {
        this.valuesAlone = valuesAlone;
        this.bytesPerRow = bytesPerRow;
    }

    static BufferedHeap measure(MySqlServer server) throws SQLException {
        String database = server.createDatabase();
        try (Connection connection = server.connect(database)) {
            SampleTable.create(connection);
        }
        Map<Access, Double> bytesPerRow = new EnumMap<>(Access.class);
        for (Access access : List.of(Access.DRIVER, Access.REWRITE, Access.SAFEGUARD, Access.SAFEGUARD_REWRITE)) {
            bytesPerRow.put(access, inBatch(server, database, access));
        }
        return new BufferedHeap(inList(), bytesPerRow);
    }

    private static double inBatch(MySqlServer server, String database, Access access) throws SQLException {
        try (Session session = access.open(server, database);
                PreparedStatement statement = session.connection().prepareStatement(SampleTable.INSERT)) {
            SplittableRandom random = new SplittableRandom(1);
            long before = usedHeap();
            for (int id = 1; id <= ROWS; id++) {
                SampleRow.random(id, random).bind(statement, 1);
                statement.addBatch();
            }
            long after = usedHeap();
            statement.clearBatch();
            return (double) (after - before) / ROWS;
        }
    }

    private static double inList() {
        SplittableRandom random = new SplittableRandom(1);
        long before = usedHeap();
        List<SampleRow> rows = new ArrayList<>(ROWS);
        for (int id = 1; id <= ROWS; id++) {
            rows.add(SampleRow.random(id, random));
        }
        long after = usedHeap();
        // Asking for the size keeps the list alive until here.
        return (double) (after - before) / rows.size();
    }

    private static long usedHeap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    double ratio(Access access, Access other) {
        return of(access) / of(other);
    }

    private double of(Access access) {
        Double bytes = bytesPerRow.get(access);
        if (bytes == null) {
            throw new IllegalArgumentException(access + " was not measured");
        }
        return bytes;
    }

    MarkdownTable table() {
        MarkdownTable table = new MarkdownTable("batch of " + Figures.count(ROWS) + " rows", "heap B/row", "÷ rewrite");
        bytesPerRow.forEach((access, bytes) ->
                table.add(access.label(), bytes(bytes), Figures.ratio(ratio(access, Access.REWRITE))));
        return table.add(
                "the values alone, as records in a list",
                bytes(valuesAlone),
                Figures.ratio(valuesAlone / of(Access.REWRITE)));
    }
}
