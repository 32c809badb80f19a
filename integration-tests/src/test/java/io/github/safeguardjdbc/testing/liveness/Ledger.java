package io.github.safeguardjdbc.testing.liveness;

import io.github.safeguardjdbc.testing.batch.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every write and what its caller was told of it, to be held against table {@code t}. Thread-safe. */
final class Ledger {
    static final String TABLE = "CREATE TABLE t (id BIGINT, KEY (id))";

    private final List<Entry> entries = new ArrayList<>();

    /**
     * A write of rows with consecutive ids.
     *
     * @param atomic all of them are there, or none
     */
    record Entry(long first, int rows, boolean atomic, Told told) {
        /** How often the server has executed it; half if only some of the rows are there, and wrong if they may not be alone. */
        private double executions(Map<Long, Long> found) {
            long least = Long.MAX_VALUE;
            long most = 0;
            for (long id = first; id < first + rows; id++) {
                long times = found.getOrDefault(id, 0L);
                least = Math.min(least, times);
                most = Math.max(most, times);
            }
            return least == most || most > 1 ? most : atomic ? Double.NaN : 0.5;
        }
    }

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    synchronized int size() {
        return entries.size();
    }

    /** The writes of which more was told than the truth. */
    synchronized List<String> wrong(Connection observer) throws SQLException {
        Map<Long, Long> found = new HashMap<>();
        for (String id : Sql.rows(observer, "SELECT id FROM t")) {
            found.merge(Long.valueOf(id), 1L, Long::sum);
        }
        List<String> wrong = new ArrayList<>();
        for (Entry entry : entries) {
            double executions = entry.executions(found);
            if (!entry.told().isTrueOf(executions)) {
                wrong.add(entry + " was executed " + executions + " times");
            }
        }
        return wrong;
    }
}
