package io.github.safeguardjdbc.sql;

import java.util.List;
import java.util.Random;

/** Makes broken, half-broken and strange statements out of sound ones. The same seed gives the same statements. */
final class Mutator {

    /** Statements into the table {@code t (a, b, c)}, in the forms that a cut has to survive. */
    static final List<String> SEEDS = List.of(
            "INSERT INTO t VALUES (1,'x','y'),(2,'p','q'),(3,'r','s')",
            "INSERT INTO t (a, b, c) VALUES (1, 'it''s', 'a\\'b'), (2, \"p\", 'q,(') -- agent",
            "insert into t(a,b,c)values(1,'x)','y;'),(2,'--','#'),(3,'/*','*/')on duplicate key update c=values(c);",
            "INSERT /*+ MAX_EXECUTION_TIME(1000) */ INTO `t` (`a`,`b`,`c`) VALUES (1,N'x',_utf8mb4'y'),(2,x'41',0x42)",
            "INSERT IGNORE INTO t (a,b,c) VALUES (1,b'01000001',0b1000010), (2,_binary'a',_binary x'41');;",
            "REPLACE LOW_PRIORITY t (a) VALUE (1),(2),(3) # done",
            "REPLACE t VALUES (5--3, - -1, NULL),(.5,1.,1e1),(+1,~0,DEFAULT)",
            "INSERT INTO t VALUES (1,CONCAT('a','b'),CASE WHEN 1 THEN ')' ELSE '(' END),(2,UPPER('x'),IFNULL(NULL,'z'))",
            "INSERT INTO t (a,b) VALUES (1,JSON_OBJECT('k',')')),(2,JSON_ARRAY(1,2,'('))",
            "INSERT INTO t () VALUES (),(),()",
            "INSERT INTO t VALUES (1,'x' 'y' \"z\",{d '2020-01-01'}),(2,DATE '2020-01-01',{fn now()})",
            "INSERT INTO t (a,b) VALUES (1/*!50705 ,'x'*/),(2/*!50705 ,'y'*/)",
            "INSERT INTO t (a) VALUES (1)/*! ,(2) */",
            "INSERT INTO t (a,b) VALUES (1 /*!99999 ) */, 2), (3, 4 -- )\n), (5, 6 # (\n)",
            "INSERT INTO t (t.a, t . b) VALUES (1, 2), (3, (SELECT ')' FROM DUAL))",
            "INSERT INTO t (a,b) VALUES (?,?),(3,?) ON DUPLICATE KEY UPDATE b = ?, c = CONCAT(VALUES(b), ?)",
            "INSERT INTO t (a,b) VALUES (1, @x := 5), (2, @x := @x + 1), (3, @`y`)",
            "INSERT t SELECT 1,2,3",
            "INSERT INTO t SET a = 1, b = '(2),(3)'");

    private static final List<String> FRAGMENTS = List.of(
            "'",
            "\"",
            "`",
            "\\",
            "''",
            "\\'",
            "(",
            ")",
            ",",
            ";",
            ";;",
            "?",
            "--",
            "-- ",
            "--\n",
            "#",
            "\n",
            " ",
            "\t",
            "/*",
            "*/",
            "/*!",
            "/*!50705 ",
            "/*!99999 ",
            "/*+",
            "/* x */",
            "/**/",
            "/",
            "*",
            "-",
            "+",
            ".",
            "..",
            "=",
            "<",
            ">",
            "!",
            "&&",
            "||",
            "->",
            ":=",
            "@",
            "@@",
            "@x",
            "@'x'",
            "$",
            "$$",
            "$x$",
            "{",
            "}",
            "x'",
            "x'41'",
            "0x41",
            "0x",
            "b'",
            "b'01'",
            "0b01",
            "N'",
            "n'x'",
            "_utf8mb4",
            "_binary ",
            "1",
            "1.5",
            "1.5e",
            "1e5",
            "1e",
            ".5",
            "5x",
            "a",
            "b",
            "é",
            "漢",
            "𝄞",
            "\0",
            "\u00A0",
            "\u0001",
            "t",
            "t.a",
            "NULL",
            "DEFAULT",
            "VALUES",
            "VALUE",
            "ROW",
            "SELECT",
            "AS n",
            "AS n(m)",
            "ON DUPLICATE KEY UPDATE a=a",
            "(1,2,3)",
            ",(1,2,3)",
            "()",
            "INTO",
            "IGNORE",
            "SET");

    private final Random random;

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    /** A seed with up to five changes, most often one or two. */
    String next() {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int changes = random.nextInt(1 + random.nextInt(6)); changes > 0; changes--) {
            change(text);
        }
        return text.toString();
    }

    private void change(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 2));
        switch (random.nextInt(5)) {
            case 0 -> text.delete(at, to);
            case 1 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, to));
            case 2 -> text.replace(at, to, fragment());
            default -> text.insert(at, fragment());
        }
    }

    private String fragment() {
        return FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
    }
}
