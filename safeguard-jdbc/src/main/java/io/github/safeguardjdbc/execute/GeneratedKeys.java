package io.github.safeguardjdbc.execute;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The generated keys of a batch so far, as BIGINT UNSIGNED in the bits of a {@code long}. */
final class GeneratedKeys {
    private final List<Long> keys = new ArrayList<>();

    /** Adds what the driver reports for a statement that has just been executed. */
    void addThoseOf(Statement statement) throws SQLException {
        addThoseOf(statement, Integer.MAX_VALUE);
    }

    /** Adds the first of them. */
    void addThoseOf(Statement statement, int most) throws SQLException {
        try (ResultSet reported = statement.getGeneratedKeys()) {
            for (int i = 0; i < most && reported.next(); i++) {
                keys.add(Long.parseUnsignedLong(reported.getString(1)));
            }
        }
    }

    /** Adds the consecutive keys of a multi-row statement. */
    void addConsecutive(long first, long increment, int count) {
        for (int i = 0; i < count; i++) {
            keys.add(first + i * increment);
        }
    }

    List<Long> list() {
        return keys;
    }
}
