package io.github.safeguardjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignedParametersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSERT INTO t VALUES (?)                                                  | {0}",
                "INSERT INTO t (a, b) VALUES (?, 1), (2, ?)                                | {0, 1}",
                "INSERT INTO t VALUES (?, COALESCE(?, ''), ? + 1, -?, (?), ?)              | {0, 5}",
                "INSERT INTO t VALUES ROW(?)                                               | {0}",
                "REPLACE t VALUE (? , /* ? */ ?)                                           | {0, 1}",
                "INSERT INTO t SET a = ?, b = ? + 1, c=?                                   | {0, 2}",
                "INSERT INTO t VALUES (?) AS new ON DUPLICATE KEY UPDATE a = ?, b = f(?)   | {0, 1}",
                "INSERT INTO t (a) VALUES (?) ON DUPLICATE KEY UPDATE a = VALUES(a), b = ? | {0, 1}",
                "UPDATE t SET a = ?, b = c = ?, d = ? WHERE e = ? ORDER BY f = ? LIMIT ?   | {0, 2}",
                "UPDATE t JOIN u ON t.a = ? SET t.b = ?                                    | {1}",
                "UPDATE t SET a = ?                                                        | {0}",
                "UPDATE t SET a = ?;                                                       | {0}",
                "UPDATE t SET a = ? COLLATE utf8mb4_bin                                    | {}",
                "UPDATE t SET a = (SELECT ?), b = ?                                        | {}",
                "INSERT INTO t (a) SELECT ?                                                | {}",
                "INSERT INTO t VALUES (?) /*!80000 , (?) */                                | {}",
                "INSERT INTO t VALUES ('?', ?)                                             | {0}",
                "SELECT a FROM t WHERE a = ?                                               | {}",
                "DELETE FROM t WHERE a = ?                                                 | {}",
            })
    void findsThePlaceholdersThatAreWholeValues(String sql, String found) {
        assertThat(AssignedParameters.of(sql, SqlMode.DEFAULT)).hasToString(found);
    }
}
