package io.github.safeguardjdbc.testing.demo;

import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.List;
import javax.sql.rowset.serial.SerialBlob;

/** The batches of the demo. */
final class Workloads {
    private static final String CUSTOMERS =
            "CREATE TABLE demo (id BIGINT PRIMARY KEY, name VARCHAR(100), amount DECIMAL(12,2), created_at DATETIME(3))";
    private static final String IMAGES = "CREATE TABLE demo (id INT PRIMARY KEY, image MEDIUMBLOB)";
    private static final String INSERT_IMAGE = "INSERT INTO demo (id, image) VALUES (?, ?)";

    private Workloads() {}

    static List<Workload> all() {
        return List.of(smallRows(), oneFatRow(), blobs(), readers(), oneDuplicate());
    }

    static Workload smallRows() {
        Timestamp now = Timestamp.valueOf("2026-11-21 12:00:00");
        return new Workload(
                "20,000 small rows",
                CUSTOMERS,
                "INSERT INTO demo (id, name, amount, created_at) VALUES (?, ?, ?, ?)",
                20_000,
                20_000,
                "name = CONCAT('customer ', id) AND amount = id / 100 AND created_at = '2026-11-21 12:00:00'",
                (statement, row) -> {
                    statement.setLong(1, row);
                    statement.setString(2, "customer " + row);
                    statement.setBigDecimal(3, BigDecimal.valueOf(row, 2));
                    statement.setTimestamp(4, now);
                });
    }

    private static Workload oneFatRow() {
        return new Workload(
                "5,000 icons of 50 bytes, but one of them is a picture of 300 KB",
                IMAGES,
                INSERT_IMAGE,
                5_000,
                5_000,
                "image = REPEAT('i', IF(id = 2500, 300000, 50))",
                (statement, row) -> {
                    statement.setInt(1, row);
                    statement.setBytes(2, image(row == 2_500 ? 300_000 : 50));
                });
    }

    private static Workload blobs() {
        return new Workload(
                "40 pictures of 100 KB, set as java.sql.Blob",
                IMAGES,
                INSERT_IMAGE,
                40,
                40,
                "image = REPEAT('i', 100000)",
                (statement, row) -> {
                    statement.setInt(1, row);
                    statement.setBlob(2, new SerialBlob(image(100_000)));
                });
    }

    private static Workload readers() {
        return new Workload(
                "40 documents of 10 KB, set as character streams",
                "CREATE TABLE demo (id INT PRIMARY KEY, document MEDIUMTEXT)",
                "INSERT INTO demo (id, document) VALUES (?, ?)",
                40,
                40,
                "document = REPEAT('d', 10000)",
                (statement, row) -> {
                    statement.setInt(1, row);
                    statement.setCharacterStream(2, new StringReader("d".repeat(10_000)));
                });
    }

    private static Workload oneDuplicate() {
        return new Workload(
                "1,000 customers, one of them twice",
                CUSTOMERS,
                "INSERT INTO demo (id, name) VALUES (?, ?)",
                1_000,
                999,
                "name = 'Ada'",
                (statement, row) -> {
                    statement.setInt(1, row == 501 ? 500 : row);
                    statement.setString(2, "Ada");
                });
    }

    private static byte[] image(int bytes) {
        return "i".repeat(bytes).getBytes(StandardCharsets.US_ASCII);
    }
}
