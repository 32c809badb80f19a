package io.github.safeguardjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangedTableTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "INSERT INTO t VALUES (?)                              | ChangedTable[schema=null, table=t, ignore=false]",
                "INSERT LOW_PRIORITY IGNORE s.t (a) SELECT ?           | ChangedTable[schema=s, table=t, ignore=true]",
                "REPLACE `a``b` SET c = ?                              | ChangedTable[schema=null, table=a`b, ignore=false]",
                "/* x */ UPDATE t SET a = ?                            | ChangedTable[schema=null, table=t, ignore=false]",
                "UPDATE IGNORE s . t AS x SET x.a = ?                  | ChangedTable[schema=s, table=t, ignore=true]",
                "update t x set a = ?                                  | ChangedTable[schema=null, table=t, ignore=false]",
                "UPDATE t, u SET t.a = ?                               | -",
                "UPDATE t JOIN u SET t.a = ?                           | -",
                "DELETE QUICK IGNORE FROM t WHERE a = ?                | ChangedTable[schema=null, table=t, ignore=true]",
                "DELETE FROM t AS x WHERE a = ?                        | ChangedTable[schema=null, table=t, ignore=false]",
                "DELETE FROM t, u USING t JOIN u WHERE a = ?           | -",
                "DELETE t FROM t JOIN u WHERE a = ?                    | -",
                "DELETE FROM t USING t JOIN u WHERE a = ?              | -",
                "WITH x AS (SELECT ?) UPDATE t SET a = 1               | -",
                "SELECT ?                                              | -",
                "/*!80000 INSERT */ INTO t VALUES (?)                  | -",
            })
    void namesTheOneTable(String sql, String changed) {
        assertThat(String.valueOf(ChangedTable.of(sql, SqlMode.DEFAULT))).isEqualTo(String.valueOf(changed));
    }
}
