package io.github.safeguardjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementKindTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "INSERT INTO t VALUES (1) | INSERT",
                "insert into t values (1) | INSERT",
                "replace t values (1) | REPLACE",
                "Update t SET a = 1 | UPDATE",
                "DELETE FROM t | DELETE",
                "SELECT 1 | SELECT",
                "SELECT'a' | SELECT",
                "((SELECT 1) UNION (SELECT 2)) | SELECT",
                "WITH x AS (SELECT 1) SELECT * FROM x | WITH",
                "TABLE t | TABLE",
                "VALUES ROW(1) | VALUES",
                "SHOW WARNINGS | SHOW",
                "EXPLAIN INSERT INTO t VALUES (1) | EXPLAIN",
                "desc t | EXPLAIN",
                "SET sql_mode = '' | SET",
                "CALL p() | CALL",
                "{call p()} | CALL",
                "{ ? = call p(?) } | CALL",
                "DO SLEEP(1) | DO",
                "USE test | USE",
                "begin | TRANSACTION",
                "START TRANSACTION | TRANSACTION",
                "COMMIT; | TRANSACTION",
                "ROLLBACK TO s | TRANSACTION",
                "XA START 'x' | TRANSACTION",
                "LOCK TABLES t READ | LOCK",
                "UNLOCK TABLES | LOCK",
                "LOAD DATA LOCAL INFILE 'x' INTO TABLE t | LOAD",
                "PREPARE p FROM @q | PREPARED",
                "EXECUTE p | PREPARED",
                "CREATE TABLE t (a INT) | CREATE",
                "ALTER TABLE t ADD b INT | ALTER",
                "DROP TABLE t | DROP",
                "RENAME TABLE t TO u | RENAME",
                "TRUNCATE t | TRUNCATE",
                "^/* agent */ -- x\n# y\n INSERT INTO t VALUES (1)^ | INSERT",
                "GRANT ALL ON t TO u | OTHER",
                "SELECTED | OTHER",
                "insert.x | OTHER",
                "`insert` | OTHER",
                "'insert' | OTHER",
                "/*!40101 SET NAMES utf8 */ | OTHER",
                "/*! INSERT */ INTO t VALUES (1) | OTHER",
                "/* INSERT | OTHER",
                "; SELECT 1 | OTHER",
                "^^ | OTHER"
            })
    void theFirstWordSaysTheKind(String sql, StatementKind kind) {
        assertThat(StatementKind.of(sql)).isEqualTo(kind);
    }

    @Test
    void onlyKindsThatReadOrWriteRowsLeaveTheSessionAsItIs() {
        EnumSet<StatementKind> harmless = EnumSet.allOf(StatementKind.class);
        harmless.removeIf(StatementKind::mayChangeSession);
        assertThat(harmless)
                .containsExactlyInAnyOrder(
                        StatementKind.INSERT,
                        StatementKind.REPLACE,
                        StatementKind.UPDATE,
                        StatementKind.DELETE,
                        StatementKind.SELECT,
                        StatementKind.WITH,
                        StatementKind.VALUES,
                        StatementKind.TABLE,
                        StatementKind.SHOW,
                        StatementKind.EXPLAIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SET SESSION sql_mode = 'ANSI'", "CALL p()", "/*!40101 SET sql_mode = '' */", "FLUSH TABLES", ""
            })
    void whatIsNotKnownMayChangeTheSession(String sql) {
        assertThat(StatementKind.of(sql).mayChangeSession()).isTrue();
    }
}
