package io.github.safeguardjdbc.testing.benchmark;

import static io.github.safeguardjdbc.testing.benchmark.Figures.count;
import static io.github.safeguardjdbc.testing.benchmark.Figures.millis;
import static io.github.safeguardjdbc.testing.benchmark.Figures.ratio;

import io.github.safeguardjdbc.testing.server.MySqlServer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.Map;

/**
 * A batch of thin rows with one fat row in the middle of it, in autocommit mode, near a small limit.
 *
 * <p>The driver writes bytes as hexadecimal digits, so that the batch is too large for one packet; then the fat row decides
 * how many rows each packet gets.
 */
final class FatRow {
    static final int ROWS = 5_000;
    static final int THIN = 50;
    static final int FAT = 300_000;

    private final Map<Case, Summary> summaries;
    private final Map<Case, StatusCounters> statements;

    private FatRow(Map<Case, Summary> summaries, Map<Case, StatusCounters> statements) {
        this.summaries = summaries;
        this.statements = statements;
    }

    static FatRow measure(MySqlServer server, Options options) throws SQLException {
        String database = server.createDatabase();
        Map<Case, StatusCounters> statements = new EnumMap<>(Case.class);
        Map<Case, Summary> summaries =
                Rounds.run(Case.class, options.runs(), each -> run(server, database, each, statements));
        return new FatRow(summaries, statements);
    }

    private static Measurement run(MySqlServer server, String database, Case each, Map<Case, StatusCounters> statements)
            throws SQLException {
        try (Connection observer = server.connect(database);
                Session session = each.access.open(server, database)) {
            createTable(observer);
            System.gc();
            StatusCounters before = StatusCounters.read(observer);
            Measurement measurement = Measurement.of(each.rows(), () -> insert(session.connection(), each.withFatRow));
            statements.put(each, StatusCounters.read(observer).since(before));
            verify(observer, each);
            return measurement;
        }
    }

    private static void createTable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS document");
            statement.execute("CREATE TABLE document (id INT PRIMARY KEY, body MEDIUMBLOB NOT NULL) ENGINE=InnoDB");
        }
    }

    private static void insert(Connection connection, boolean withFatRow) throws SQLException {
        byte[] thin = bytes("x", THIN);
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO document (id, body) VALUES (?, ?)")) {
            for (int id = 1; id <= ROWS; id++) {
                add(statement, id, thin);
                if (withFatRow && id == ROWS / 2) {
                    add(statement, ROWS + 1, bytes("y", FAT));
                }
            }
            statement.executeBatch();
        }
    }

    private static void add(PreparedStatement statement, int id, byte[] body) throws SQLException {
        statement.setInt(1, id);
        statement.setBytes(2, body);
        statement.addBatch();
    }

    private static byte[] bytes(String letter, int count) {
        return letter.repeat(count).getBytes(StandardCharsets.US_ASCII);
    }

    private static void verify(Connection connection, Case each) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*), SUM(body = REPEAT('x', " + THIN
                        + ")), SUM(body = REPEAT('y', " + FAT + ")) FROM document")) {
            result.next();
            int fat = each.withFatRow ? 1 : 0;
            if (result.getInt(1) != each.rows() || result.getInt(2) != ROWS || result.getInt(3) != fat) {
                throw new IllegalStateException("Wrong result of \"" + each.label() + "\": " + result.getInt(1)
                        + " rows, " + result.getInt(2) + " of the thin and " + result.getInt(3) + " of the fat ones");
            }
        }
    }

    MarkdownTable table() {
        MarkdownTable table = new MarkdownTable(
                "batch", "ms", "× rewrite", "INSERT statements", "executions of prepared", "all statements");
        summaries.forEach((each, summary) -> {
            StatusCounters counted = countersOf(each);
            Case rewrite = each.withFatRow ? Case.REWRITE : Case.REWRITE_THIN;
            table.add(
                    each.label(),
                    millis(summary.millis()),
                    ratio(speedUp(each, rewrite)),
                    count(counted.inserts()),
                    count(counted.executions()),
                    count(counted.questions()));
        });
        return table;
    }

    double speedUp(Case each, Case other) {
        return millisOf(other) / millisOf(each);
    }

    /** How many more INSERT statements safeguard needs because of the fat row. */
    long statementsForTheFatRow() {
        return countersOf(Case.SAFEGUARD).inserts()
                - countersOf(Case.SAFEGUARD_THIN).inserts();
    }

    private double millisOf(Case each) {
        Summary summary = summaries.get(each);
        if (summary == null) {
            throw new IllegalArgumentException(each + " did not run");
        }
        return summary.millis();
    }

    private StatusCounters countersOf(Case each) {
        StatusCounters counters = statements.get(each);
        if (counters == null) {
            throw new IllegalArgumentException(each + " did not run");
        }
        return counters;
    }

    /** The batches that are compared. */
    enum Case {
        REWRITE(Access.REWRITE, true),
        SAFEGUARD(Access.SAFEGUARD, true),
        SAFEGUARD_REWRITE(Access.SAFEGUARD_REWRITE, true),
        REWRITE_THIN(Access.REWRITE, false),
        SAFEGUARD_THIN(Access.SAFEGUARD, false);

        private final Access access;
        private final boolean withFatRow;

        Case(Access access, boolean withFatRow) {
            this.access = access;
            this.withFatRow = withFatRow;
        }

        String label() {
            return access.label() + (withFatRow ? "" : ", without the fat row");
        }

        int rows() {
            return withFatRow ? ROWS + 1 : ROWS;
        }
    }
}
