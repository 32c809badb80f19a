package io.github.safeguardjdbc.sample;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Entries by JdbcTemplate. */
@Repository
public class Journal {
    private final JdbcTemplate jdbc;

    Journal(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds entries in one batch. */
    public int[] add(List<byte[]> entries) {
        return jdbc.batchUpdate(
                "INSERT INTO journal (entry) VALUES (?)",
                entries.stream().map(entry -> new Object[] {entry}).toList());
    }

    /** How many there are. */
    public long size() {
        Long size = jdbc.queryForObject("SELECT COUNT(*) FROM journal", Long.class);
        return size == null ? 0 : size;
    }
}
