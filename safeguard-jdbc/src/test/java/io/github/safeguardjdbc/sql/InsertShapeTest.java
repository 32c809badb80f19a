package io.github.safeguardjdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.safeguardjdbc.sql.InsertHead.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsertShapeTest {

    private static final SqlMode ANSI_QUOTES = new SqlMode(true, false);
    private static final SqlMode NO_BACKSLASH_ESCAPES = new SqlMode(false, true);

    private static InsertShape shape(String sql) {
        return shape(sql, SqlMode.DEFAULT);
    }

    private static InsertShape shape(String sql, SqlMode mode) {
        assertThat(InsertShape.parse(sql, mode)).as(sql).isInstanceOf(InsertShape.class);
        return (InsertShape) InsertShape.parse(sql, mode);
    }

    private static List<String> tuples(InsertShape shape, String sql) {
        List<String> tuples = new ArrayList<>();
        for (int i = 0; i < shape.tuples(); i++) {
            tuples.add(sql.substring(shape.tupleStart(i), shape.tupleEnd(i)));
        }
        return tuples;
    }

    /** The text, and where it falls apart: head, tuples, tail and what is dropped, with bars between them. */
    static Stream<Arguments> forms() {
        return Stream.of(
                form("INSERT INTO t VALUES |(1)||"),
                form("insert into t(a,b)values|(?,?)||"),
                form("INSERT INTO t VALUE |(1)|,|(2)||"),
                form("/* c */ INSERT INTO t VALUES |(1)||"),
                form("-- c\nINSERT INTO t VALUES |(1)||"),
                form("--\n# c\nINSERT INTO t VALUES |(1)||"),
                form("INSERT /*+ SET_VAR(foreign_key_checks = 0) */ INTO t VALUES |(1)||"),
                form("/*+ c */ INSERT INTO t VALUES |(1)||"),
                form("INSERT /* x */ IGNORE INTO t VALUES |(1)||"),
                form("INSERT INTO t VALUES |(1)|| -- agent"),
                form("INSERT INTO t VALUES |(1)|| --"),
                form("INSERT INTO t VALUES |(1)||# c"),
                form("INSERT INTO t VALUES |(1)|,|(2)|| -- a\n # b\n"),
                form("INSERT INTO t VALUES |(1)| /* kept */| -- dropped"),
                form("INSERT INTO t VALUES |(1)|| -- dropped\n /* too */"),
                form("INSERT INTO t VALUES |(1)||;"),
                form("INSERT INTO t VALUES |(1)||;; \n"),
                form("INSERT INTO t VALUES |(1)||; -- c"),
                form("INSERT INTO t VALUES |(1)| /* kept */| ; /* c */ ;"),
                form("INSERT INTO t VALUES |(1)|ON DUPLICATE KEY UPDATE a=2|"),
                form("INSERT INTO t VALUES |(1)| ON DUPLICATE KEY UPDATE a=2 -- x\n, b=3|; -- c"),
                form("INSERT INTO t VALUES|(1)|/* a */,-- ),(\n|(2)| AS new(m,k) ON DUPLICATE KEY UPDATE a=m+k|"),
                form("INSERT INTO t VALUES |(1)| AS new|\n"),
                form("INSERT INTO t VALUES |()||"),
                form("INSERT INTO t VALUES |()|,|( )|,|(/* nothing */)||"),
                form("INSERT INTO t () VALUES |()||"),
                form("INSERT INTO t () VALUES |(1,2)||"),
                form("INSERT INTO t PARTITION (p0,p1) (a) VALUES |(1)||"),
                form("INSERT LOW_PRIORITY IGNORE t VALUES |(1)||"),
                form("REPLACE DELAYED INTO t VALUES |(1)|,|(2)||"),
                form("INSERT INTO t . q VALUES |(1)||"),
                form("INSERT INTO value (value) VALUE |(1)||"),
                form("INSERT INTO `values` (`select`, `a``b`) VALUES |(1,2)||"),
                form("INSERT INTO db.values (t.select, db.t.set) VALUES |(1,2)||"),
                form(
                        "INSERT INTO t VALUES |('a)','b,','c;','--','#','/*','*/')|,|('it''s','it\\'s','\\\\','`',\"'\",'?','-- ')||"),
                form("INSERT INTO t VALUES |(\")\\\"\",\"it's\")||"),
                form("INSERT INTO t VALUES |(N')',_utf8mb4')',x'29',0x29,b'01',_binary')')||"),
                form("INSERT INTO t VALUES |('a' 'b'  'c')||"),
                form("INSERT INTO t VALUES |(5--3,- -1,-1)||"),
                form("INSERT INTO t VALUES |({ts '2020-01-01 00:00:00'},{fn CONCAT(')',?)})||"),
                form("INSERT INTO t VALUES |(CASE WHEN 1 THEN ')' ELSE '(' END, JSON_OBJECT('k', (SELECT ')')))||"),
                form("INSERT INTO t VALUES |(1 -- )\n,2 # )\n)|,|(3 /* ) */,4)||"),
                form("INSERT INTO t VALUES |(1,/*!50705 0x00,*/2)|,|(3,/*!50705 CONCAT('a)',0x00),*/4)||"),
                form("INSERT INTO t VALUES |(1,'é漢𝄞')||"),
                form("INSERT INTO é VALUES |(1)||"),
                form("INSERT INTO t VALUES |(@a := 1, @@sql_mode, @')')||"));
    }

    private static Arguments form(String barred) {
        return arguments(barred.replace("|", ""), barred);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aStatementFallsApartIntoHeadTuplesAndTail(String sql, String barred) {
        InsertShape shape = shape(sql);
        StringBuilder actual = new StringBuilder(shape.headText());
        for (int i = 0; i < shape.tuples(); i++) {
            String separator = i == 0 ? "" : sql.substring(shape.tupleEnd(i - 1), shape.tupleStart(i));
            actual.append(separator).append('|');
            actual.append(sql, shape.tupleStart(i), shape.tupleEnd(i)).append('|');
        }
        assertThat(actual + shape.tailText() + "|" + shape.dropped()).isEqualTo(barred);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "SELECT 1 | \"SELECT\" where INSERT or REPLACE was expected",
                "EXPLAIN INSERT INTO t VALUES (1) | \"EXPLAIN\" where INSERT or REPLACE was expected",
                "WITH x AS (SELECT 1) INSERT INTO t VALUES (1) | \"WITH\" where INSERT or REPLACE was expected",
                "(INSERT INTO t VALUES (1)) | \"(\" where INSERT or REPLACE was expected",
                "{call p()} | \"{\" where INSERT or REPLACE was expected",
                "^^ | the end of the text where INSERT or REPLACE was expected",
                "INSERT INTO t SELECT 1 | INSERT … SELECT, whose rows are not in the text",
                "INSERT INTO t (a) SELECT 1 | INSERT … SELECT, whose rows are not in the text",
                "INSERT INTO t (SELECT 1) | INSERT … SELECT, whose rows are not in the text",
                "INSERT INTO t ((SELECT 1)) | INSERT … SELECT, whose rows are not in the text",
                "INSERT INTO t TABLE u | INSERT … SELECT, whose rows are not in the text",
                "INSERT INTO t WITH x AS (SELECT 1) SELECT 1 | INSERT … SELECT, whose rows are not in the text",
                "INSERT INTO t SET a = 1 | INSERT … SET, which has one row and no tuple",
                "INSERT INTO t VALUES ROW(1), ROW(2) | \"ROW\" where the first tuple was expected",
                "INSERT INTO t VALUES (1), ROW(2) | \"ROW\" where a tuple was expected",
                "INSERT INTO t VALUES (1), | the end of the text where a tuple was expected",
                "INSERT INTO t VALUES (1), ; | \";\" where a tuple was expected",
                "INSERT INTO t VALUES (1,) | a misplaced comma in a tuple",
                "INSERT INTO t VALUES (,1) | a misplaced comma in a tuple",
                "INSERT INTO t VALUES (1,,2) | a misplaced comma in a tuple",
                "INSERT INTO t VALUES (1 | a tuple without its closing parenthesis",
                "INSERT INTO t VALUES (1;) | a semicolon inside a tuple",
                "INSERT INTO t VALUES (1)) | \")\" where the end of the statement was expected",
                "INSERT INTO t VALUES (1) (2) | \"(\" where the end of the statement was expected",
                "INSERT INTO t VALUES ({d '2020-01-01') | an unbalanced brace in a tuple",
                "INSERT INTO t VALUES (1}) | an unbalanced brace in a tuple",
                "INSERT INTO t VALUES ({d '2020-01-01', 1}) | a misplaced comma in a tuple",
                "INSERT INTO t VALUES (1),(2,3) | a tuple of 2 values where 1 were expected",
                "INSERT INTO t (a, b) VALUES (1) | a tuple of 1 values where 2 were expected",
                "INSERT INTO t (a) VALUES () | a tuple of 0 values where 1 were expected",
                "INSERT INTO t VALUES (1); SELECT 1 | \"SELECT\" where the end of the statement was expected",
                "INSERT INTO t VALUES (1);; -- c | \";\" where the end of the statement was expected",
                "INSERT INTO t VALUES (1) RETURNING a | \"RETURNING\" where the end of the statement was expected",
                "INSERT INTO t VALUES (1) WHERE a | \"WHERE\" where the end of the statement was expected",
                "INSERT INTO t VALUES (1) 'secret' | a literal where the end of the statement was expected",
                "INSERT INTO t VALUES (1)/*! ,(2) */ | a conditional comment outside the rows",
                "INSERT INTO t VALUES (1),/*! (2), */(3) | a conditional comment outside the rows",
                "INSERT /*!50000 IGNORE */ INTO t VALUES (1) | a conditional comment outside the rows",
                "/*!40000 ALTER TABLE t */ INSERT INTO t VALUES (1) | a conditional comment outside the rows",
                "INSERT INTO t VALUES (1); /*! x */ | a conditional comment outside the rows",
                "INSERT INTO t VALUES (1 /*!99999 ) */ ) | a conditional comment that may reach beyond its tuple",
                "INSERT INTO t VALUES (1 /*!99999 ( */ ) | a conditional comment that may reach beyond its tuple",
                "INSERT INTO t VALUES (1 /*!99999 ),( */ ) | a conditional comment that may reach beyond its tuple",
                "INSERT INTO t VALUES (1 /*!50705 + ? */ ) | a conditional comment that may reach beyond its tuple",
                "INSERT INTO t VALUES (1 /*!50705 '*/' */ ) | a conditional comment that servers end differently",
                "INSERT INTO t VALUES ('a) | a string without its closing quote",
                "INSERT INTO t VALUES (1) /* c | a comment without its end",
                "INSERT INTO t VALUES (1.5e) | a number with an empty exponent",
                "INSERT INTO t VALUES ($$a$$) | a dollar quote, which older servers read as a name",
                "INSERT INTO t VALUES (1)\0,(2) | a character that has no place outside quotes",
                "INSERT INTO t VALUES\u00A0(1) | a character that has no place outside quotes",
                "INSERT INTO VALUES (1) | \"VALUES\" where the table's name was expected",
                "INSERT INTO 't' VALUES (1) | a literal where the table's name was expected",
                "INSERT INTO a.b.c VALUES (1) | \".\" where VALUE was expected",
                "INSERT INTO .t VALUES (1) | \".\" where the table's name was expected",
                "INSERT INTO t (1) VALUES (1) | a literal where a column's name was expected",
                "INSERT INTO t (a,) VALUES (1) | \")\" where a column's name was expected",
                "INSERT INTO t (a.b.c.d) VALUES (1) | \".\" where the end of a column's name was expected",
                "INSERT INTO t (a VALUES (1) | \"VALUES\" where the end of the list of columns was expected",
                "INSERT INTO t PARTITION p0 VALUES (1) | \"p0\" where a list of partitions was expected",
                "INSERT HIGH_PRIORITY DELAYED t VALUES (1) | \"DELAYED\" where the table's name was expected",
                "REPLACE IGNORE t VALUES (1) | \"IGNORE\" where the table's name was expected",
                "REPLACE HIGH_PRIORITY t VALUES (1) | \"HIGH_PRIORITY\" where the table's name was expected",
                "REPLACE t VALUES (1) AS n | \"AS\" where the end of the statement was expected",
                "REPLACE t VALUES (1) ON DUPLICATE KEY UPDATE a=1 | \"ON\" where the end of the statement was expected",
                "INSERT t VALUES (1) ON DUPLICATE KEY a=1 | \"a\" where UPDATE was expected",
                "INSERT t VALUES (1) ON DUPLICATE KEY UPDATE | the end of the text where an assignment was expected",
                "INSERT t VALUES (1) ON DUPLICATE KEY UPDATE a=1, | the end of the text where an assignment was expected",
                "INSERT t VALUES (1) ON DUPLICATE KEY UPDATE a=1,,b=2 | \",\" where an assignment was expected",
                "INSERT t VALUES (1) ON DUPLICATE KEY UPDATE a=(1 | the end of the text where an assignment was expected",
                "INSERT t VALUES (1) ON DUPLICATE KEY UPDATE a=1) | \")\" where an assignment was expected",
                "INSERT t VALUES (1) ON DUPLICATE KEY UPDATE a=1--; | \";\" where an assignment was expected",
                "INSERT t VALUES (1) AS | the end of the text where the alias of the row was expected",
                "INSERT t VALUES (1) AS n(1) | a literal where the alias of a column was expected",
                "INSERT t VALUES (?a) | a placeholder that touches a word or a literal"
            })
    void aDoubtIsSaidInWords(String sql, String reason) {
        assertThat(InsertShape.parse(sql, SqlMode.DEFAULT)).isEqualTo(new NotSplittable(reason));
    }

    @Test
    void theHeadNamesWhatIsInserted() {
        assertThat(shape("INSERT INTO t VALUES (1)").head())
                .isEqualTo(new InsertHead(false, false, Priority.NORMAL, null, "t", null, false));
        assertThat(shape("REPLACE LOW_PRIORITY INTO `a``b`.`c d` (`x``y`, z, q.t.`w`) VALUES (1,2,3)")
                        .head())
                .isEqualTo(new InsertHead(
                        true, false, Priority.LOW_PRIORITY, "a`b", "c d", List.of("x`y", "z", "w"), false));
        assertThat(shape("INSERT HIGH_PRIORITY IGNORE a . b PARTITION (p0, `p 1`) (c) VALUES (1)")
                        .head())
                .isEqualTo(new InsertHead(false, true, Priority.HIGH_PRIORITY, "a", "b", List.of("c"), true));
        assertThat(shape("INSERT DELAYED t () VALUES ()").head())
                .isEqualTo(new InsertHead(false, false, Priority.DELAYED, null, "t", null, false));
    }

    @Test
    void quotesAreThoseOfTheSqlMode() {
        String sql = "INSERT INTO \"t\"\"u\" (\"a\") VALUES ('x\\')";
        SqlMode both = new SqlMode(true, true);
        assertThat(shape(sql, both).head().table()).isEqualTo("t\"u");
        assertThat(tuples(shape(sql, both), sql)).containsExactly("('x\\')");
        assertThat(InsertShape.parse(sql, SqlMode.DEFAULT)).isInstanceOf(NotSplittable.class);
        assertThat(InsertShape.parse(sql, ANSI_QUOTES)).isInstanceOf(NotSplittable.class);
        String pair = "INSERT INTO t VALUES ('a\\'),('b\\')";
        assertThat(tuples(shape(pair, NO_BACKSLASH_ESCAPES), pair)).containsExactly("('a\\')", "('b\\')");
        assertThat(InsertShape.parse(pair, SqlMode.DEFAULT)).isInstanceOf(NotSplittable.class);
    }

    @Test
    void theTailSaysAliasAndUpdate() {
        InsertShape alias = shape("INSERT INTO t VALUES (1) AS n(m)");
        assertThat(alias.rowAlias()).isTrue();
        assertThat(alias.onDuplicateKeyUpdate()).isFalse();
        InsertShape update = shape("INSERT INTO t VALUES (1) on duplicate key update a = 1");
        assertThat(update.rowAlias()).isFalse();
        assertThat(update.onDuplicateKeyUpdate()).isTrue();
    }

    @Test
    void placeholdersAreCountedByTupleAndTail() {
        InsertShape shape = shape("INSERT INTO t VALUES (?,?),(1,'?'),(?,/* ? */ CONCAT(?,?)),(?,`a?`)"
                + " ON DUPLICATE KEY UPDATE a = ?, b = IF(?, '?', ?) -- ?");
        assertThat(new int[] {shape.placeholders(0), shape.placeholders(1), shape.placeholders(2), shape.placeholders(3)
                })
                .containsExactly(2, 0, 3, 1);
        assertThat(shape.tailPlaceholders()).isEqualTo(3);
        assertThat(shape.placeholders()).isEqualTo(9);
        assertThat(shape("INSERT INTO t VALUES (?,?),(?,?)").placeholders()).isEqualTo(4);
    }

    @Test
    void manyTuplesKeepTheirPlaces() {
        StringBuilder sql = new StringBuilder("INSERT INTO t VALUES ");
        for (int i = 0; i < 10_000; i++) {
            sql.append(i == 0 ? "" : ", ").append(i % 7 == 6 ? "(?)" : "(" + i + ")");
        }
        InsertShape shape = shape(sql.toString());
        assertThat(shape.tuples()).isEqualTo(10_000);
        for (int i = 0; i < 10_000; i++) {
            String tuple = sql.substring(shape.tupleStart(i), shape.tupleEnd(i));
            assertThat(tuple).isEqualTo(i % 7 == 6 ? "(?)" : "(" + i + ")");
            assertThat(shape.placeholders(i)).isEqualTo(i % 7 == 6 ? 1 : 0);
        }
        assertThatThrownBy(() -> shape.tupleStart(10_000)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> shape.placeholders(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aConditionalCommentInATupleIsReported() {
        assertThat(shape("INSERT INTO t (a,b) VALUES (1 /*!50705 ,2 */)").conditionalComment())
                .isTrue();
        assertThat(shape("INSERT INTO t VALUES (1 /* ,2 */)").conditionalComment())
                .isFalse();
    }

    @Test
    void aPieceIsAStatementWithSomeOfTheTuples() {
        InsertShape shape = shape("INSERT INTO t VALUES (1) , -- c\n (2),(3) ON DUPLICATE KEY UPDATE a=4; -- d");
        assertThat(shape.piece(0, 2)).isEqualTo("INSERT INTO t VALUES (1) , -- c\n (2) ON DUPLICATE KEY UPDATE a=4");
        assertThat(shape.piece(2, 3)).isEqualTo("INSERT INTO t VALUES (3) ON DUPLICATE KEY UPDATE a=4");
        assertThatThrownBy(() -> shape.piece(2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> shape.piece(0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1_000})
    void oneTupleIsRepeatedForManyRows(int rows) {
        InsertShape shape = shape("INSERT INTO t (a,b) VALUES (?, 'x')ON DUPLICATE KEY UPDATE a=1; ");
        String text = shape.multiRow(rows);
        assertThat(text)
                .isEqualTo("INSERT INTO t (a,b) VALUES (?, 'x')" + ",(?, 'x')".repeat(rows - 1)
                        + "ON DUPLICATE KEY UPDATE a=1")
                .hasSize(shape.fixedChars() + rows * shape.charsPerRow());
        assertThat(shape(text).tuples()).isEqualTo(rows);
    }

    @Test
    void onlyOneTupleCanBeRepeated() {
        InsertShape several = shape("INSERT INTO t VALUES (1),(2)");
        assertThatThrownBy(() -> several.multiRow(2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the statement has 2 tuples, not one to repeat");
        assertThatThrownBy(() -> shape("INSERT INTO t VALUES (1)").multiRow(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rows is 0");
        assertThatThrownBy(() -> shape("INSERT INTO t VALUES (1)").multiRow(Integer.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);
    }
}
