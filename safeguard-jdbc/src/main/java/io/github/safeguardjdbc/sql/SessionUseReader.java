package io.github.safeguardjdbc.sql;

import org.jspecify.annotations.Nullable;

/** Reads a text once, from its first token to its last, for what it leaves in the session and what it needs of it. */
final class SessionUseReader {
    private static final String IDEMPOTENT = "safeguard:idempotent";

    /** First words of statements that leave something in the session, or may. */
    private static final Words<String> LEAVING = new Words.Builder<String>()
            .put("SET", "SET")
            .put("USE", "USE")
            .put("LOCK TABLES", "LOCK")
            .put("PREPARE", "PREPARE EXECUTE DEALLOCATE")
            .put("CALL", "CALL")
            .put("DO", "DO")
            .put("HANDLER", "HANDLER")
            .put("FLUSH", "FLUSH")
            .put("XA", "XA")
            .put("SAVEPOINT", "SAVEPOINT")
            .build();

    /** First words of statements that leave nothing; those of a table's or account's definition have a kind of their own. */
    private static final Words<Boolean> LEAVING_NOTHING = new Words.Builder<Boolean>()
            .put(true, "INSERT REPLACE UPDATE DELETE SELECT WITH VALUES TABLE SHOW EXPLAIN DESCRIBE DESC")
            .put(true, "BEGIN START COMMIT ROLLBACK RELEASE UNLOCK LOAD CREATE ALTER DROP RENAME TRUNCATE")
            .put(true, "ANALYZE OPTIMIZE CHECK CHECKSUM REPAIR KILL GRANT REVOKE GET HELP")
            .build();

    private static final Words<Boolean> READING = new Words.Builder<Boolean>()
            .put(true, "SELECT WITH VALUES TABLE SHOW EXPLAIN DESCRIBE DESC")
            .build();

    /** Words that make a text that begins as a read into something else. */
    private static final Words<Boolean> NOT_PLAIN =
            new Words.Builder<Boolean>().put(true, "INTO UPDATE DELETE ANALYZE").build();

    /** Functions, words and variables that speak of what an earlier statement has left. */
    private static final Words<Boolean> NEEDING = new Words.Builder<Boolean>()
            .put(true, "LAST_INSERT_ID ROW_COUNT FOUND_ROWS RELEASE_LOCK RELEASE_ALL_LOCKS")
            .put(true, "@@IDENTITY @@LAST_INSERT_ID @@WARNING_COUNT @@ERROR_COUNT")
            .build();

    /** The same after {@code @@session.}. */
    private static final Words<Boolean> NEEDING_VARIABLES = new Words.Builder<Boolean>()
            .put(true, "IDENTITY LAST_INSERT_ID WARNING_COUNT ERROR_COUNT")
            .build();

    /** What may stand before a parenthesis in a plain read: keywords, and functions that do nothing but compute. */
    private static final Words<Boolean> HARMLESS =
            new Words.Builder<Boolean>().put(true, """
                    IN AND OR NOT XOR ON USING FROM AS EXISTS SELECT WHERE BY HAVING ANY SOME ALL JOIN UNION EXCEPT
                    INTERSECT VALUES ROW WHEN THEN ELSE CASE LIKE BETWEEN OVER PARTITION DISTINCT LIMIT OFFSET INDEX
                    KEY COUNT SUM MIN MAX AVG GROUP_CONCAT STD STDDEV VARIANCE BIT_AND BIT_OR BIT_XOR JSON_ARRAYAGG
                    JSON_OBJECTAGG ROW_NUMBER RANK DENSE_RANK LAG LEAD FIRST_VALUE LAST_VALUE NTH_VALUE NTILE
                    COALESCE IFNULL NULLIF IF GREATEST LEAST CONCAT CONCAT_WS LENGTH CHAR_LENGTH CHARACTER_LENGTH
                    OCTET_LENGTH LOWER UPPER LCASE UCASE TRIM LTRIM RTRIM LEFT RIGHT SUBSTR SUBSTRING
                    SUBSTRING_INDEX MID LOCATE INSTR POSITION REPLACE REPEAT REVERSE LPAD RPAD SPACE STRCMP FIELD
                    FIND_IN_SET FORMAT HEX UNHEX ASCII ORD CHAR BIN OCT CONV CAST CONVERT BINARY MD5 SHA SHA1 SHA2
                    CRC32 COMPRESS UNCOMPRESS ABS CEIL CEILING FLOOR ROUND TRUNCATE MOD POW POWER SQRT EXP LN LOG
                    LOG2 LOG10 SIGN PI RAND SIN COS TAN ASIN ACOS ATAN ATAN2 COT DEGREES RADIANS NOW
                    CURRENT_TIMESTAMP CURRENT_DATE CURRENT_TIME LOCALTIME LOCALTIMESTAMP SYSDATE CURDATE CURTIME
                    UTC_DATE UTC_TIME UTC_TIMESTAMP DATE TIME TIMESTAMP YEAR QUARTER MONTH WEEK DAY HOUR MINUTE
                    SECOND MICROSECOND DAYOFMONTH DAYOFWEEK DAYOFYEAR WEEKDAY WEEKOFYEAR YEARWEEK LAST_DAY DAYNAME
                    MONTHNAME DATE_ADD DATE_SUB ADDDATE SUBDATE ADDTIME SUBTIME DATEDIFF TIMEDIFF TIMESTAMPDIFF
                    TIMESTAMPADD DATE_FORMAT TIME_FORMAT STR_TO_DATE UNIX_TIMESTAMP FROM_UNIXTIME EXTRACT
                    JSON_EXTRACT JSON_UNQUOTE JSON_OBJECT JSON_ARRAY JSON_VALUE JSON_CONTAINS JSON_LENGTH JSON_KEYS
                    JSON_TABLE MATCH AGAINST REGEXP_LIKE UUID UUID_TO_BIN BIN_TO_UUID ISNULL INTERVAL DATABASE
                    SCHEMA USER VERSION CONNECTION_ID SLEEP""".replace('\n', ' ')).build();

    private final String sql;
    private final SqlLexer lexer;
    private Token previous = Token.END;
    private boolean first = true;
    private boolean temporaryMayFollow;
    private boolean harmlessBefore;
    private boolean inVariable;
    private boolean show;
    private @Nullable String leaves;
    private @Nullable String needs;
    private boolean plainRead;
    private boolean commit;
    private boolean idempotent;

    SessionUseReader(String sql, SqlMode mode) {
        this.sql = sql;
        this.lexer = new SqlLexer(sql, mode);
    }

    SessionUse read() {
        for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
            if (token == Token.COMMENT) {
                idempotent |= sql.regionMatches(true, contentOfComment(), IDEMPOTENT, 0, IDEMPOTENT.length());
            } else if (token == Token.CONDITIONAL_COMMENT) {
                leaves("a conditional comment");
            } else if (token == Token.UNCERTAIN) {
                leaves(lexer.doubt());
                break;
            } else if (token != Token.LINE_COMMENT && token != Token.HINT) {
                grammatical(token);
                previous = token;
            }
        }
        return new SessionUse(leaves, needs, plainRead && leaves == null && needs == null, commit, idempotent);
    }

    private int contentOfComment() {
        int p = lexer.start() + 2;
        while (p < lexer.end() && sql.charAt(p) <= ' ') {
            p++;
        }
        return p;
    }

    private void grammatical(Token token) {
        switch (token) {
            case WORD -> word();
            case NAME, QUOTED_NAME -> {
                harmlessBefore = false;
                if (inVariable && lexer.in(NEEDING_VARIABLES) != null) {
                    needs(text());
                }
            }
            case USER_VARIABLE -> {
                leaves("a user variable");
                needs("a user variable");
            }
            case SYSTEM_VARIABLE -> {
                plainRead = false;
                inVariable = true;
                if (lexer.in(NEEDING) != null) {
                    needs(text());
                }
            }
            case LEFT_PAREN -> plainRead &= previousAllowsParenthesis();
            case SEMICOLON -> {
                first = true;
                plainRead = false;
            }
            default -> inVariable &= token == Token.DOT;
        }
    }

    /** A name before a parenthesis is a function, and one that is not known here may do anything. */
    private boolean previousAllowsParenthesis() {
        return switch (previous) {
            case WORD, NAME, QUOTED_NAME -> harmlessBefore;
            default -> true;
        };
    }

    private void word() {
        harmlessBefore = lexer.in(HARMLESS) != null;
        if (first) {
            firstWord();
        } else if (temporaryMayFollow) {
            temporaryMayFollow = false;
            if (lexer.is("TEMPORARY")) {
                leaves("a temporary table");
            }
        } else if (lexer.in(NOT_PLAIN) != null) {
            plainRead = false;
        }
        if (lexer.is("GET_LOCK") || lexer.is("SQL_CALC_FOUND_ROWS")) {
            leaves(text());
        }
        if (lexer.in(NEEDING) != null || (show && (lexer.is("WARNINGS") || lexer.is("ERRORS")))) {
            needs(text());
        }
    }

    private void firstWord() {
        boolean only = previous == Token.END || previous == Token.LEFT_PAREN || previous == Token.LEFT_BRACE;
        first = false;
        plainRead = only && lexer.in(READING) != null;
        show = lexer.is("SHOW");
        commit |= lexer.is("COMMIT");
        temporaryMayFollow = lexer.is("CREATE") || lexer.is("DROP");
        if (lexer.is("GET")) {
            needs("diagnostics");
        }
        String left = lexer.in(LEAVING);
        if (left != null) {
            leaves(left);
        } else if (lexer.in(LEAVING_NOTHING) == null) {
            leaves("a statement that is not known");
        }
    }

    private String text() {
        return sql.substring(lexer.start(), lexer.end());
    }

    private void leaves(String what) {
        if (leaves == null) {
            leaves = what;
        }
    }

    private void needs(String what) {
        if (needs == null) {
            needs = what;
        }
    }
}
