package io.github.safeguardjdbc.sql;

/**
 * What kind of statement a text begins with. Only the beginning is looked at, past white space, comments, parentheses and
 * the brace of a JDBC escape: of several statements in one text the first one counts.
 */
public enum StatementKind {
    INSERT(false, "INSERT"),
    REPLACE(false, "REPLACE"),
    UPDATE(false, "UPDATE"),
    DELETE(false, "DELETE"),
    SELECT(false, "SELECT"),
    /** {@code WITH …}: a SELECT, UPDATE or DELETE. */
    WITH(false, "WITH"),
    /** {@code VALUES ROW(…)}. */
    VALUES(false, "VALUES"),
    /** {@code TABLE t}. */
    TABLE(false, "TABLE"),
    SHOW(false, "SHOW"),
    EXPLAIN(false, "EXPLAIN DESCRIBE DESC"),
    SET(true, "SET"),
    /** {@code CALL p()} or {@code {? = call p()}}. */
    CALL(true, "CALL"),
    DO(true, "DO"),
    USE(true, "USE"),
    TRANSACTION(true, "BEGIN START COMMIT ROLLBACK SAVEPOINT RELEASE XA"),
    LOCK(true, "LOCK UNLOCK"),
    LOAD(true, "LOAD"),
    PREPARED(true, "PREPARE EXECUTE DEALLOCATE"),
    CREATE(true, "CREATE"),
    ALTER(true, "ALTER"),
    DROP(true, "DROP"),
    RENAME(true, "RENAME"),
    TRUNCATE(true, "TRUNCATE"),
    /** Any other word, no word, or a conditional comment before the first word. */
    OTHER(true, "");

    /** What most statements begin with, found without a lexer. */
    private static final StatementKind[] MOST = {SELECT, INSERT, UPDATE, DELETE};

    private static final Words<StatementKind> FIRST_WORDS = firstWords();

    private final boolean mayChangeSession;
    private final String words;

    StatementKind(boolean mayChangeSession, String words) {
        this.mayChangeSession = mayChangeSession;
        this.words = words;
    }

    private static Words<StatementKind> firstWords() {
        Words.Builder<StatementKind> words = new Words.Builder<>();
        for (StatementKind kind : values()) {
            if (kind != OTHER) {
                words.put(kind, kind.words);
            }
        }
        return words.build();
    }

    /** The kind of the statement that {@code sql} begins with; {@link #OTHER} for a text without one. */
    public static StatementKind of(String sql) {
        for (StatementKind kind : MOST) {
            String word = kind.words;
            int end = word.length();
            if (sql.length() > end && sql.charAt(end) == ' ' && sql.regionMatches(true, 0, word, 0, end)) {
                return kind;
            }
        }
        return ofAny(sql);
    }

    private static StatementKind ofAny(String sql) {
        SqlLexer lexer = new SqlLexer(sql, SqlMode.DEFAULT);
        Token token = lexer.next();
        while (standsBeforeTheVerb(token)) {
            token = lexer.next();
        }
        StatementKind kind = token == Token.WORD ? lexer.in(FIRST_WORDS) : null;
        return kind == null ? OTHER : kind;
    }

    private static boolean standsBeforeTheVerb(Token token) {
        return switch (token) {
            case COMMENT, LINE_COMMENT, HINT, LEFT_PAREN, LEFT_BRACE, PLACEHOLDER, OPERATOR -> true;
            default -> false;
        };
    }

    /**
     * Whether the statement may change a setting of the session, such as {@code sql_mode}, so that what is remembered of
     * them has to be asked again. False only for kinds that read or write rows, or describe. Of a text with several
     * statements only the first is known: where {@code allowMultiQueries} is on, every text may change the session.
     */
    public boolean mayChangeSession() {
        return mayChangeSession;
    }

    /** Whether the statement may ask for the warnings or the row count of the one before it. */
    public boolean mayLookBack() {
        return switch (this) {
            case SELECT, SHOW, WITH, VALUES, TABLE, SET, DO, OTHER -> true;
            default -> false;
        };
    }
}
