package io.github.safeguardjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.safeguardjdbc.sql.InsertItem.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsertItemTest {

    private static InsertShape shape(String sql) {
        return (InsertShape) InsertShape.parse(sql, SqlMode.DEFAULT);
    }

    private static InsertItem item(String item) {
        List<InsertItem> items =
                shape("INSERT INTO t (a) VALUES (" + item + ")").items();
        assertThat(items).hasSize(1);
        return items.get(0);
    }

    @Test
    void itemsAreCutAtTheCommasOfTheTuple() {
        String sql = "INSERT INTO t VALUES ( ? ,CONCAT(?, ','), (1), /* c */ 'a' 'b' /* d */ , DEFAULT -- e\n)";
        assertThat(shape(sql).items())
                .extracting(item -> item.kind() + " " + sql.substring(item.start(), item.end()))
                .containsExactly(
                        "PLACEHOLDER ?",
                        "EXPRESSION CONCAT(?, ',')",
                        "EXPRESSION (1)",
                        "LITERAL 'a' 'b'",
                        "DEFAULT DEFAULT");
    }

    @Test
    void anEmptyTupleHasNoItems() {
        assertThat(shape("INSERT INTO t VALUES ( /* none */ )").items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1", "-1", "+ 1", "- -1", "1e5", "'a'", "\"a\"", "'a''b' 'c'", "N'a'", "_utf8mb4'a'", "_binary 'a' 'b'",
                "_binary x'41'", "_latin1 0x41", "x'41'", "0x41", "-0x41", "b'1'", "0b1", "NULL", "null", "TRUE",
                        "false",
                "DATE '2020-01-01'", "TIMESTAMP'2020-01-01 00:00:00'", "time \"00:00\""
            })
    void literals(String literal) {
        assertThat(item(literal).kind()).isEqualTo(Kind.LITERAL);
        assertThat(item(literal).hazard()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-?",
                "(?)",
                "?+1",
                "1+1",
                "DEFAULT(a)",
                "NULL IS NULL",
                "'a' COLLATE utf8mb4_bin",
                "{d '2020-01-01'}"
            })
    void whatIsMoreThanALiteralIsAnExpression(String expression) {
        assertThat(item(expression).kind()).isEqualTo(Kind.EXPRESSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "? + 1",
                "NOT ? AND ? OR ? XOR ?",
                "? DIV 2 MOD 3",
                "? IS NOT NULL",
                "? BETWEEN 1 AND 2",
                "? IN (1, 2)",
                "? LIKE 'a%' ESCAPE '|'",
                "? -> '$.a'",
                "CASE WHEN ? THEN 'a' ELSE 'b' END",
                "CASE(?) WHEN(1) THEN(2) END",
                "UPPER(?)",
                "concat(lower(?), 'x')",
                "COALESCE(?, IFNULL(?, NULLIF(?, '')))",
                "MD5(?)",
                "SHA2(?, 256)",
                "UUID()",
                "UUID_TO_BIN(UUID(), 1)",
                "RAND()",
                "CAST(? AS DECIMAL(10,2))",
                "CAST(? AS UNSIGNED INTEGER)",
                "CAST(? AS CHAR(10) CHARACTER SET utf8mb4)",
                "CAST(? AS DATETIME(6))",
                "CAST(? AS JSON)",
                "CONVERT(? USING utf8mb4)",
                "_utf8mb4 'a' COLLATE utf8mb4_bin",
                "JSON_OBJECT('k', ?)",
                "ST_GeomFromText(?, 4326)",
                "ST_GeomFromWKB(?)",
                "POINT(?, ?)",
                "FROM_UNIXTIME(?)",
                "STR_TO_DATE(?, '%Y')",
                "DATE_ADD(?, INTERVAL ? DAY)",
                "? + INTERVAL 1 YEAR_MONTH",
                "NOW()",
                "NOW(6)",
                "CURRENT_TIMESTAMP",
                "CURRENT_TIMESTAMP(3)",
                "UTC_TIMESTAMP()",
                "LOCALTIME",
                "CURDATE()",
                "SYSDATE()",
                "INET_ATON(?)",
                "AES_ENCRYPT(?, 'k')",
                "COMPRESS(?)",
                "ROUND(GREATEST(?, 0), 2)",
                "REPLACE(?, 'a', 'b')",
                "INSERT(?, 1, 2, 'x')",
                "IF(?, 1, 2)",
                "TRIM(LEADING 'x' FROM ?)",
                "DEFAULT",
                "DATABASE()"
            })
    void whatIsComputedForEachRowAloneIsNoHazard(String expression) {
        assertThat(item(expression).hazard()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(SELECT 1) | a sub-select",
                "EXISTS (SELECT 1) | a sub-select",
                "(TABLE u) | a sub-select",
                "@x | the user variable @x",
                "@x := ? | the user variable @x",
                "@@identity | the system variable @@identity",
                "@@session.sql_mode | the system variable @@session",
                "LAST_INSERT_ID() | a call of LAST_INSERT_ID, which is not known to work on each row alone",
                "last_insert_id(?) | a call of last_insert_id, which is not known to work on each row alone",
                "ROW_COUNT() + 1 | a call of ROW_COUNT, which is not known to work on each row alone",
                "FOUND_ROWS() | a call of FOUND_ROWS, which is not known to work on each row alone",
                "GET_LOCK('a', 1) | a call of GET_LOCK, which is not known to work on each row alone",
                "SLEEP(1) | a call of SLEEP, which is not known to work on each row alone",
                "BENCHMARK(1, 1) | a call of BENCHMARK, which is not known to work on each row alone",
                "VALUES(a) | VALUES inside a row",
                "my_function(?) | a call of my_function, which is not known to work on each row alone",
                "db.my_function(?) | the name db inside a row",
                "`my function` (?) | a call of `my function`, which is not known to work on each row alone",
                "f /* c */ (?) | a call of f, which is not known to work on each row alone",
                "NOW () | a call of NOW, which is not known to work on each row alone",
                "UPPER (?) | a call of UPPER, which is not known to work on each row alone",
                "ZONE(1) | a call of ZONE, which is not known to work on each row alone",
                "b + 1 | the name b inside a row",
                "`b` | the name `b` inside a row",
                "t.b | the name t inside a row",
                "{fn UPPER(?)} | a JDBC escape",
                "_b + 1 | the name _b inside a row",
                "upper | the name upper inside a row"
            })
    void whatMayDependOnTheStatementIsAHazard(String expression, String hazard) {
        assertThat(item(expression).hazard()).isEqualTo(hazard);
        assertThat(shape("INSERT INTO t (a, b) VALUES (1, 2), (3, " + expression + ")")
                        .hazard())
                .isEqualTo(hazard);
    }

    @Test
    void hazardsInAConditionalCommentAreFound() {
        assertThat(shape("INSERT INTO t VALUES (1 /*!50000 , @x */)").hazard()).isEqualTo("the user variable @x");
        assertThat(shape("INSERT INTO t VALUES (1 /*!50705 , 0x00 */)").hazard())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = VALUES(a) + b, `c` = t.c |",
                "a = IF(VALUES (a) > a, new.a, a -1) |",
                "a = LAST_INSERT_ID(a) | a call of LAST_INSERT_ID, which is not known to work on each row alone",
                "a = (SELECT 1) | a sub-select",
                "a = @x | the user variable @x",
                "a = db.f (1) | a call of f, which is not known to work on each row alone"
            })
    void columnsAreAtHomeInTheUpdate(String assignments, String hazard) {
        InsertShape shape = shape("INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE " + assignments);
        assertThat(shape.tailHazard()).isEqualTo(hazard);
        assertThat(shape.hazard()).isNull();
    }
}
