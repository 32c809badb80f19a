package io.github.safeguardjdbc.testing.benchmark;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A row of the main workload: (bigint, varchar, varchar, decimal, datetime(3)). */
record SampleRow(long id, String name, String email, BigDecimal amount, Timestamp createdAt) {
    static final int COLUMNS = 5;

    private static final long SEED = 20261121;
    private static final String[] FIRST = {"Ada", "Béla", "Chloé", "Dmitri", "Emmy", "Fatima", "George", "Hedwig"};
    private static final String[] LAST = {"Lovelace", "Bartok", "Moreau", "Mendelejew", "Noether", "Mernissi", "Boole"};
    private static final LocalDateTime EPOCH = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final DateTimeFormatter DATETIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    /** The same rows each time, with ids from 1. */
    static List<SampleRow> generate(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<SampleRow> rows = new ArrayList<>(count);
        for (int id = 1; id <= count; id++) {
            rows.add(random(id, random));
        }
        return rows;
    }

    static SampleRow random(long id, SplittableRandom random) {
        String name = FIRST[random.nextInt(FIRST.length)] + " " + LAST[random.nextInt(LAST.length)];
        return new SampleRow(
                id,
                name,
                "customer-" + random.nextInt(1_000_000) + "@mail.example.com",
                BigDecimal.valueOf(random.nextLong(10_000_000), 2),
                Timestamp.valueOf(EPOCH.plusNanos(random.nextLong(31_000_000_000L) * 1_000_000)));
    }

    /** Sets the five parameters from {@code index} on. */
    void bind(PreparedStatement statement, int index) throws SQLException {
        statement.setLong(index, id);
        statement.setString(index + 1, name);
        statement.setString(index + 2, email);
        statement.setBigDecimal(index + 3, amount);
        statement.setTimestamp(index + 4, createdAt);
    }

    /** Appends the values as the server prints them, which is also what LOAD DATA reads. */
    void appendTo(StringBuilder text, char separator) {
        text.append(id).append(separator);
        text.append(name).append(separator);
        text.append(email).append(separator);
        text.append(amount.toPlainString()).append(separator);
        DATETIME.formatTo(createdAt.toLocalDateTime(), text);
    }
}
