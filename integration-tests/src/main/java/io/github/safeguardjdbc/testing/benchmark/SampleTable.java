package io.github.safeguardjdbc.testing.benchmark;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.CRC32;

/** The table of the main workload, and the proof that it holds exactly the rows it should. */
final class SampleTable {
    static final String COLUMNS = "(id, name, email, amount, created_at)";
    static final String INSERT = "INSERT INTO sample " + COLUMNS + " VALUES (?, ?, ?, ?, ?)";

    private static final char SEPARATOR = '|';

    private SampleTable() {}

    /** Replaces the table by an empty one. */
    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS sample");
            statement.execute("CREATE TABLE sample (id BIGINT PRIMARY KEY, name VARCHAR(100) NOT NULL,"
                    + " email VARCHAR(200) NOT NULL, amount DECIMAL(12,2) NOT NULL, created_at DATETIME(3) NOT NULL)"
                    + " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4");
        }
    }

    /** What the server would count and sum up if it held exactly these rows. */
    static Content expected(List<SampleRow> rows) {
        long sum = 0;
        StringBuilder text = new StringBuilder();
        for (SampleRow row : rows) {
            text.setLength(0);
            row.appendTo(text, SEPARATOR);
            CRC32 crc = new CRC32();
            crc.update(text.toString().getBytes(StandardCharsets.UTF_8));
            sum += crc.getValue();
        }
        return new Content(rows.size(), sum);
    }

    static Content actual(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*), COALESCE(SUM(CRC32(CONCAT_WS('" + SEPARATOR
                        + "', id, name, email, amount, created_at))), 0) FROM sample")) {
            result.next();
            return new Content(result.getLong(1), result.getLong(2));
        }
    }

    /**
     * How many rows, and the sum of the checksums of each. Keys are unique, so that rows cannot hide behind each other.
     */
    record Content(long rows, long checksum) {}
}
