package io.github.safeguardjdbc.testing.statement;

import java.util.List;
import java.util.Random;

/** Makes up multi-row INSERTs and REPLACEs, most of them right, in all the ways in which they may be written. */
final class InsertGenerator {
    static final String[] DDL = {
        "CREATE TABLE g (id INT AUTO_INCREMENT PRIMARY KEY, k INT UNIQUE, s VARCHAR(200) CHARACTER SET utf8mb4,"
                + " b VARBINARY(200), n DECIMAL(20, 5) NOT NULL DEFAULT 4, j JSON, p POINT)",
        "CREATE TABLE l (k INT)",
        "CREATE TRIGGER g_log AFTER INSERT ON g FOR EACH ROW INSERT INTO l VALUES (NEW.k)",
    };

    private static final List<String> STRINGS = List.of(
            "'plain'",
            "'it''s'",
            "'it\\'s),('",
            "\"a\"\"),(\"",
            "'a' 'b'",
            "N'n'",
            "_utf8mb4'é中\uD83D\uDE00'",
            "''",
            "'--,'",
            "'/*'",
            "'#,;'",
            "CONCAT('(', ')')",
            "NULL",
            "DEFAULT",
            "REPEAT('r,', 20)",
            "/* ),( */ 'c'",
            "'v' /*!50705 'w' */",
            "'v' /*!99999 'w' */",
            "CASE WHEN 1 THEN ')' END",
            "UPPER('u')");
    private static final List<String> BYTES =
            List.of("x'00292C27'", "0x292C", "b'00101001'", "_binary'),('", "NULL", "UNHEX('2C')", "'\\0\\n\\''");
    private static final List<String> NUMBERS =
            List.of("1", "-1.5", "5--3", "- -1", "+2e1", "1 + 2 * (3)", "DEFAULT", "ABS(-7)", "TRUE", "(4)");

    /** Among so many of the last keys are those of rows that may exist. */
    private static final int CLASHING = 600;

    private final Random random;
    private int nextKey = CLASHING;

    /** Whether the statement may hold a comment of which only the server knows where it ends, and so is not split. */
    private boolean bold;

    InsertGenerator(long seed) {
        this.random = new Random(seed);
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private boolean often() {
        return random.nextInt(3) > 0;
    }

    private boolean seldom() {
        return random.nextInt(12) == 0;
    }

    /** A statement of at least so many characters. */
    String next(int length) {
        int kind = random.nextInt(5);
        boolean fresh = kind < 2;
        bold = random.nextInt(4) == 0;
        StringBuilder sql = new StringBuilder(one(List.of("", "", "/* ( */ ", "-- x (\n", "# x (\n", " \t\n")));
        sql.append(one(kind == 4 ? List.of("REPLACE ", "replace LOW_PRIORITY ") : List.of("INSERT ", "insert /*,*/ ")));
        sql.append(kind == 3 ? "IGNORE " : "").append(one(List.of("INTO g ", "g", "into `g`\n")));
        sql.append(one(List.of("(k, s, b, n, j, p)", " ( `k`,s , b,n,j,g.p) ")));
        sql.append(one(List.of("VALUES", " VALUES ", " value\n", " VALUES /* ( */ ")));
        tuple(sql, fresh);
        while (sql.length() < length) {
            sql.append(one(List.of(",", ", ", "\n,", " /*,*/ , ", ", -- (\n")));
            tuple(sql, fresh);
        }
        if (kind == 2) {
            sql.append(one(List.of(
                    "ON DUPLICATE KEY UPDATE s = 'u'",
                    " AS new ON DUPLICATE KEY UPDATE n = new.n + 1",
                    " on duplicate key update s = VALUES(s), n = n + 1")));
        }
        return sql.append(one(List.of("", "", ";", " ; ", " -- end", " # end", " /* end */")))
                .toString();
    }

    private void tuple(StringBuilder sql, boolean fresh) {
        int key = fresh ? nextKey++ - (random.nextInt(3_000) == 0 ? 5 : 0) : nextKey - random.nextInt(CLASHING);
        String space = often() ? "" : one(List.of(" ", "\n", "/*)*/"));
        sql.append('(').append(space).append(key).append(space).append(',');
        sql.append(bold && seldom() ? "'v' /*!99999 ),( */" : one(STRINGS))
                .append(',')
                .append(one(BYTES))
                .append(',')
                .append(one(NUMBERS))
                .append(',');
        sql.append(one(List.of("NULL", "'{\"a\": \")\"}'", "JSON_OBJECT('a', '),(')", "JSON_ARRAY(1, 2)")));
        sql.append(',')
                .append(one(List.of("NULL", "POINT(1, 2)", "ST_GeomFromText('POINT(3 4)')")))
                .append(')');
        if (seldom()) {
            sql.append(' ');
        }
    }
}
