package io.github.safeguardjdbc.testing.statement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Statements in all the forms in which one may be written, each of them longer than 64 KiB. */
final class Forms {
    /** Every row is at least this long, so that a thousand are too many for a packet. */
    private static final String FILLER = "f".repeat(90);

    private static final int ROWS = 1_000;

    private Forms() {}

    /** What the forms insert into. */
    static final String[] DDL = {
        "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, k INT UNIQUE, v VARCHAR(255) CHARACTER SET utf8mb4,"
                + " b VARBINARY(255), d TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP(6))",
        "CREATE TABLE `values` (`value` INT PRIMARY KEY, `select` VARCHAR(255))",
        "CREATE TABLE p (id INT PRIMARY KEY, v VARCHAR(255)) PARTITION BY HASH (id) PARTITIONS 2",
        "CREATE TABLE e (id INT AUTO_INCREMENT PRIMARY KEY, n INT DEFAULT 7)",
        "INSERT INTO t (k, v) VALUES (3, 'before'), (900, 'before')"
    };

    /** What is asked of a database to know what is in it; times are only counted. */
    static final String[] QUESTIONS = {
        "SELECT LAST_INSERT_ID()",
        "SELECT id, k, v, HEX(b) FROM t ORDER BY id",
        "SELECT COUNT(DISTINCT d) FROM t",
        "SELECT * FROM `values` ORDER BY `value`",
        "SELECT * FROM p ORDER BY id",
        "SELECT COUNT(*), MIN(id), MAX(id), SUM(n) FROM e",
        "SELECT TABLE_NAME, SUM(LENGTH(PARTITION_DESCRIPTION)) FROM information_schema.PARTITIONS"
                + " WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'l' GROUP BY TABLE_NAME",
        "SELECT COUNT(*), SUM(LENGTH(VIEW_DEFINITION)) > 65536 FROM information_schema.VIEWS"
                + " WHERE TABLE_SCHEMA = DATABASE()",
        "SELECT @@autocommit, @@sql_mode, @@group_concat_max_len",
    };

    private static String rows(IntFunction<String> row) {
        return rows(ROWS, ",", row);
    }

    private static String rows(int rows, String separator, IntFunction<String> row) {
        return IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining(separator));
    }

    private static String plainRows() {
        return rows(i -> "(" + (1_000 + i) + ",'" + FILLER + "')");
    }

    /** Rows some of which exist. */
    private static String clashingRows() {
        return rows(i -> "(" + i + ",'" + FILLER + "')");
    }

    private static Map<String, String> expressions() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("a string with what could end it", "'a),(;--/*#\\'\"''b'");
        values.put("a string in double quotes", "\"a),(;'\"\"b\"");
        values.put("adjacent strings", "'a' 'b'\n\"c\"");
        values.put("a national string", "N'a)'");
        values.put("an introducer", "_utf8mb4'a)é中\uD83D\uDE00'");
        values.put("a binary introducer", "_binary'a)'");
        values.put("hexadecimal digits", "x'6129'");
        values.put("a hexadecimal number", "0x6129");
        values.put("bits", "b'01100001'");
        values.put("signs", "5--3- -1");
        values.put("a JDBC timestamp", "{ts '2024-01-31 10:11:12'}");
        values.put("a JDBC function", "{fn CONCAT('a)', 'b')}");
        values.put("a CASE", "CASE WHEN 1 THEN 'a)' ELSE '(' END");
        values.put("a JSON object", "JSON_OBJECT('a', ')', 'b', JSON_ARRAY(1, '(,'))");
        values.put("a sub-select", "(SELECT CONCAT(')', COUNT(*)) FROM e)");
        values.put("a sub-select on the table itself", "(SELECT MAX(x.k) FROM t x)");
        values.put("a user variable that counts", "@x := COALESCE(@x, 0) + 1");
        values.put("the last insert id", "LAST_INSERT_ID()");
        values.put("a comment", "'a' /* ), ( */ -- ),(\n");
        values.put("a version comment", "'a' /*!50705 'b' */");
        values.put("a version comment that is skipped", "'a' /*!99999 'b') */");
        values.put("a default", "DEFAULT");
        values.put("the present", "NOW(6) = CURRENT_TIMESTAMP(6)");
        return values;
    }

    /** The forms by their names. */
    static Map<String, String> all() {
        Map<String, String> forms = new LinkedHashMap<>();
        String insert = "INSERT INTO t (k, v) VALUES ";
        forms.put("plain", insert + plainRows());
        forms.put("a block comment first", "/* INSERT INTO x VALUES (1) */ " + insert + plainRows());
        forms.put("a hint", "INSERT /*+ SET_VAR(sort_buffer_size = 300000) */ INTO t (k, v) VALUES " + plainRows());
        forms.put("a line comment first", "-- x (\n" + insert + plainRows());
        forms.put("a hash comment first", "# x (\n" + insert + plainRows());
        forms.put("a comment inside the head", "INSERT /* x */ IGNORE INTO t (k, v) VALUES " + clashingRows());
        forms.put("a line comment last", insert + plainRows() + " -- agent");
        forms.put("a hash comment last", insert + plainRows() + " # agent");
        forms.put("a block comment last", insert + plainRows() + " /* agent */");
        forms.put("a semicolon last", insert + plainRows() + ";");
        forms.put("semicolons last", insert + plainRows() + ";; ");
        forms.put("unspaced", "INSERT INTO t(k,v)VALUES" + clashingRows() + "ON DUPLICATE KEY UPDATE v='u'");
        forms.put("VALUE", "INSERT t (k, v) VALUE " + plainRows());
        forms.put("names of keywords", "INSERT INTO `values` (`value`, `select`) VALUES " + plainRows());
        forms.put("a row alias", insert + clashingRows() + " AS new ON DUPLICATE KEY UPDATE v = CONCAT('u', new.k)");
        forms.put(
                "a row alias with columns",
                insert + clashingRows() + " AS new(m, n) ON DUPLICATE KEY UPDATE v = CONCAT('u', m)");
        forms.put("VALUES()", insert + clashingRows() + " ON DUPLICATE KEY UPDATE v = CONCAT('u', VALUES(k))");
        forms.put(
                "LAST_INSERT_ID(id)",
                insert + clashingRows() + " ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id), v = 'u'");
        forms.put("VALUES ROW", insert + rows(i -> "ROW(" + (1_000 + i) + ",'" + FILLER + "')"));
        forms.put("empty rows", "INSERT INTO e VALUES " + rows(30_000, ",", i -> "()"));
        forms.put("empty columns and rows", "INSERT INTO e () VALUES " + rows(30_000, " , ", i -> "( )"));
        forms.put("partitions", "INSERT INTO p PARTITION (p0, p1) VALUES " + plainRows());
        forms.put("LOW_PRIORITY", "INSERT LOW_PRIORITY INTO t (k, v) VALUES " + plainRows());
        forms.put("DELAYED", "INSERT DELAYED INTO t (k, v) VALUES " + plainRows());
        forms.put("REPLACE", "REPLACE INTO t (k, v) VALUES " + clashingRows());
        forms.put("a duplicate in the last row", insert + plainRows() + ",(3,'x')");
        forms.put("a value too long in the last row", insert + plainRows() + ",(1,'" + "x".repeat(300) + "')");
        forms.put("a row of another length", insert + plainRows() + ",(1,'x',2)");
        forms.put("a comma last", insert + plainRows() + ",");
        forms.put("a misspelt word", "INSERT INTO t (k, v) VALUEZ " + plainRows());
        forms.put("a table that is not there", "INSERT INTO nowhere (k, v) VALUES " + plainRows());
        forms.put("RETURNING", insert + plainRows() + " RETURNING k");
        forms.put("WITH before INSERT", "WITH c AS (SELECT 1) " + insert + plainRows());
        forms.put("two statements", insert + plainRows() + "; DELETE FROM t");
        forms.put("rows in a version comment", insert + "(1,'a')/*! ," + plainRows() + " */");
        forms.put("rows in a version comment that is skipped", insert + "(1,'a')/*!99999 ," + plainRows() + " */");
        forms.put("INSERT … SET", "INSERT INTO t SET k = 5, v = LEFT('" + FILLER.repeat(ROWS) + "', 9)");
        forms.put(
                "INSERT … SELECT",
                "INSERT INTO t (k, v) SELECT k + 10, v FROM t WHERE k IN (" + rows(20_000, ",", Integer::toString)
                        + ")");
        forms.put("UPDATE", "UPDATE t SET v = 'u' WHERE k IN (" + rows(20_000, ",", Integer::toString) + ")");
        forms.put("DELETE", "DELETE FROM t WHERE k IN (" + rows(20_000, ",", Integer::toString) + ")");
        forms.put("SELECT", "SELECT id, k, v FROM t WHERE k IN (" + rows(20_000, ",", Integer::toString) + ")");
        forms.put("SELECT without a comma", "SELECT LENGTH('" + FILLER.repeat(ROWS) + "') n");
        forms.put(
                "WITH",
                "WITH c AS (SELECT k FROM t WHERE k IN (" + rows(20_000, ",", Integer::toString)
                        + ")) SELECT COUNT(*) FROM c");
        forms.put(
                "CREATE TABLE",
                "CREATE TABLE l (k INT, v VARCHAR(9)) PARTITION BY LIST (k) (PARTITION even VALUES IN ("
                        + rows(20_000, ",", i -> Integer.toString(i * 2)) + "))");
        forms.put(
                "CREATE VIEW",
                "CREATE VIEW w AS SELECT k FROM t WHERE k IN (" + rows(20_000, ",", Integer::toString) + ")");
        forms.put("DO", "DO LENGTH('" + FILLER.repeat(ROWS) + "')");
        forms.put("a user variable", "SET @y = '" + FILLER.repeat(ROWS) + "'");
        forms.put("commas only", "SELECT LENGTH('" + ",".repeat(100_000) + "') n");
        expressions()
                .forEach((name, value) -> forms.put(
                        name,
                        "INSERT INTO t (k, v, b) VALUES "
                                + rows(i -> "(" + (1_000 + i) + "," + value + ",'" + FILLER + "')")));
        return forms;
    }
}
