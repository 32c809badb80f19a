package io.github.safeguardjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionUseTest {

    private static SessionUse of(String sql) {
        return SessionUse.of(sql, SqlMode.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET SESSION sql_mode = '' | SET",
                "set names utf8mb4 | SET",
                "USE shop | USE",
                "SELECT @x := 5 | a user variable",
                "SELECT id INTO @x FROM t | a user variable",
                "CREATE TEMPORARY TABLE t (id INT) | a temporary table",
                "DROP TEMPORARY TABLE t | a temporary table",
                "LOCK TABLES t WRITE | LOCK TABLES",
                "SELECT GET_LOCK('a', 1) | GET_LOCK",
                "DO GET_LOCK('a', 1) | DO",
                "PREPARE p FROM 'SELECT 1' | PREPARE",
                "EXECUTE p | PREPARE",
                "SELECT SQL_CALC_FOUND_ROWS * FROM t LIMIT 1 | SQL_CALC_FOUND_ROWS",
                "FLUSH TABLES WITH READ LOCK | FLUSH",
                "HANDLER t OPEN | HANDLER",
                "CALL p() | CALL",
                "{? = call f(?)} | CALL",
                "XA START 'a' | XA",
                "SAVEPOINT s | SAVEPOINT",
                "/* a */ SET autocommit = 0 | SET",
                "SELECT 1; SET @a = 1 | SET",
                "/*!40101 SET NAMES utf8 */ | a conditional comment",
                "FROBNICATE t | a statement that is not known",
            })
    void namesWhatAStatementLeavesInTheSession(String sql, String left) {
        assertThat(of(sql).leaves()).isEqualTo(left);
        assertThat(of(sql).plainRead()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1, 'SET', '@x')",
                "UPDATE t SET a = 1",
                "DELETE FROM t",
                "SELECT * FROM t WHERE a = 'GET_LOCK(1)'",
                "CREATE TABLE t (id INT)",
                "DROP TABLE t",
                "TRUNCATE t",
                "COMMIT",
                "BEGIN",
                "SELECT set FROM t",
                "SELECT 1 -- SET x = 1",
            })
    void seesThatAStatementLeavesNothing(String sql) {
        assertThat(of(sql).leaves()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT LAST_INSERT_ID() | LAST_INSERT_ID",
                "INSERT INTO t VALUES (last_insert_id()) | last_insert_id",
                "SELECT FOUND_ROWS() | FOUND_ROWS",
                "SELECT ROW_COUNT() | ROW_COUNT",
                "SELECT @@identity | @@identity",
                "SELECT @@session.warning_count | warning_count",
                "SHOW WARNINGS | WARNINGS",
                "SHOW COUNT(*) ERRORS | ERRORS",
                "SELECT RELEASE_LOCK('a') | RELEASE_LOCK",
                "SELECT @x | a user variable",
            })
    void namesWhatAStatementReadsOfTheSessionsPast(String sql, String needed) {
        assertThat(of(sql).needs()).isEqualTo(needed);
        assertThat(of(sql).plainRead()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "select a, COUNT(*) from t where b in (1, 2) and (c or d) group by a having sum(e) > 1",
                "(SELECT 1) UNION (SELECT 2)",
                "/* hint */ SELECT /*+ MAX_EXECUTION_TIME(1) */ a FROM t",
                "WITH x AS (SELECT 1) SELECT * FROM x",
                "SHOW TABLES",
                "EXPLAIN SELECT 1",
                "TABLE t",
                "VALUES ROW(1)",
                "SELECT * FROM t WHERE a = ? AND b > NOW()",
            })
    void knowsAPlainRead(String sql) {
        assertThat(of(sql).plainRead()).isTrue();
        assertThat(of(sql).needs()).isNull();
        assertThat(of(sql).leaves()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT my_function(1)",
                "SELECT shop.my_function(1)",
                "SELECT `my function`(1)",
                "SELECT * FROM t FOR UPDATE",
                "SELECT * INTO OUTFILE 'x' FROM t",
                "WITH x AS (SELECT 1) DELETE FROM t",
                "EXPLAIN ANALYZE SELECT 1",
                "SELECT 1; SELECT 2",
                "INSERT INTO t VALUES (1)",
                "SELECT @@version",
            })
    void takesNothingElseForAPlainRead(String sql) {
        assertThat(of(sql).plainRead()).isFalse();
    }

    @Test
    void quotesDecideWhatIsAFunction() {
        String sql = "SELECT \"f\"(1)";

        assertThat(SessionUse.of(sql, new SqlMode(true, false)).plainRead()).isFalse();
    }

    @Test
    void looksPastALineOfComment() {
        assertThat(of("-- SELECT\n SET autocommit = 0").leaves()).isEqualTo("SET");
    }

    @Test
    void knowsACommit() {
        assertThat(of("/* a */ COMMIT AND CHAIN").commit()).isTrue();
        assertThat(of("SELECT commit FROM t").commit()).isFalse();
    }

    @Test
    void hearsTheAuthor() {
        assertThat(of("/* safeguard:idempotent */ UPDATE t SET a = 1").idempotent())
                .isTrue();
        assertThat(of("UPDATE t /*safeguard:idempotent*/ SET a = 1").idempotent())
                .isTrue();
        assertThat(of("UPDATE t SET a = '/* safeguard:idempotent */'").idempotent())
                .isFalse();
    }

    @Test
    void masksValues() {
        assertThat(Masked.of("INSERT INTO t (a) /* who */ VALUES ('secret', 42, x'00', ?)"))
                .isEqualTo("INSERT INTO t (a) /**/ VALUES (?, ?, ?, ?)");
        assertThat(Masked.of("SELECT " + "a, ".repeat(100)))
                .hasSizeLessThan(150)
                .endsWith(" …");
        assertThat(Masked.of("SELECT 'unfinished")).isEqualTo("SELECT …");
    }

    @Test
    void nothingIsShownBehindAStringWhoseEndDependsOnTheSession() {
        assertThat(Masked.of("INSERT INTO t VALUES ('it\\', 'secret')")).isEqualTo("INSERT INTO t VALUES (? …");
    }
}
