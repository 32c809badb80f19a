package io.github.safeguardjdbc.testing.liveness;

import io.github.safeguardjdbc.testing.batch.Sql;
import java.sql.SQLException;

/** Where it is counted at the server how often something was executed. */
enum Trace {
    /** It leaves nothing, and takes back what was there. */
    NOTHING("SELECT COUNT(*) FROM t WHERE mark = :mark"),

    /** A row of table {@code t}. */
    ROW("SELECT COUNT(*) FROM t WHERE mark = :mark"),

    /** The counter in a row of table {@code c}. */
    COUNTER("SELECT n FROM c WHERE mark = :mark"),

    /** Rows that are inserted by a batch; if only some of them are there, it is half an execution. */
    ENTRIES("SELECT CASE WHEN COUNT(*) = 0 THEN 0 WHEN MAX(times) > 1 THEN MAX(times) WHEN COUNT(*) < " + Texts.ENTRIES
            + " THEN 0.5 ELSE 1 END FROM (SELECT COUNT(*) times FROM b WHERE mark = :mark GROUP BY i) x"),

    /** Rows that are inserted by one statement; if only some of them are there, it is wrong, whatever was told. */
    ALL_ROWS("SELECT CASE COUNT(*) WHEN 0 THEN 0 WHEN " + Texts.ROWS
            + " THEN 1 ELSE 1000 + COUNT(*) END FROM b WHERE mark = :mark"),

    /** A row with a large value; if that is not whole, it is wrong, whatever was told. */
    VALUE("SELECT COALESCE(SUM(IF(v IN (" + Texts.WHOLE_VALUES + "), 1, 1000)), 0) FROM v WHERE mark = :mark"),

    /** A table of its own. */
    TABLE("SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'd:mark'");

    private final String count;

    Trace(String count) {
        this.count = count;
    }

    /** How often what bears the mark was executed. */
    double executions(Lab lab, int mark) throws SQLException {
        return Double.parseDouble(Sql.text(lab.observer(), Work.marked(count, mark)));
    }
}
