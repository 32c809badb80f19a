package io.github.safeguardjdbc.sql;

import org.jspecify.annotations.Nullable;

/**
 * Looks in values for what could give another result when rows that had statements of their own share one, or the other
 * way round. It keeps the first find; what it does not know counts as one.
 */
final class RowHazards {

    private static final int SHOWN = 64;

    private final String sql;
    private final boolean inUpdate;
    private @Nullable String found;
    private int charsetAfter = -1;

    /** @param inUpdate whether these are the assignments of ON DUPLICATE KEY UPDATE, where columns are at home */
    RowHazards(String sql, boolean inUpdate) {
        this.sql = sql;
        this.inUpdate = inUpdate;
    }

    /** The first find as a noun phrase, or null. */
    @Nullable String found() {
        return found;
    }

    /** Looks at the lexer's current token; only words, names, variables and braces can matter. */
    void see(Token token, SqlLexer lexer) {
        if (found == null) {
            switch (token) {
                case WORD -> found = word(lexer);
                case NAME, QUOTED_NAME -> found = name(lexer);
                case USER_VARIABLE -> found = "the user variable " + text(lexer);
                case SYSTEM_VARIABLE -> found = "the system variable " + text(lexer);
                case LEFT_BRACE -> found = "a JDBC escape";
                default -> {
                    // Literals and operators are the same everywhere.
                }
            }
        }
    }

    private @Nullable String word(SqlLexer lexer) {
        RowWords.Use use = lexer.in(RowWords.TABLE);
        if (use == null) {
            return isIntroducer(lexer) ? null : name(lexer);
        }
        return switch (use) {
            case KEYWORD -> null;
            case BARE_KEYWORD -> mayCall(lexer) ? name(lexer) : null;
            case BEFORE_CHARSET -> {
                charsetAfter = lexer.end();
                yield null;
            }
            case FUNCTION -> lexer.touches('(') ? null : name(lexer);
            case QUERY -> "a sub-select";
            case VALUES -> inUpdate ? null : "VALUES inside a row";
        };
    }

    private @Nullable String name(SqlLexer lexer) {
        if (charsetAfter >= 0 && skipSpace(charsetAfter) == lexer.start()) {
            return null;
        }
        if (mayCall(lexer)) {
            return "a call of " + text(lexer) + ", which is not known to work on each row alone";
        }
        return inUpdate ? null : "the name " + text(lexer) + " inside a row";
    }

    private String text(SqlLexer lexer) {
        return sql.substring(lexer.start(), Math.min(lexer.end(), lexer.start() + SHOWN));
    }

    /** Whether an argument list may follow the token, perhaps after a comment. */
    private boolean mayCall(SqlLexer lexer) {
        int p = skipSpace(lexer.end());
        return sql.startsWith("(", p) || sql.startsWith("#", p) || sql.startsWith("--", p) || sql.startsWith("/*", p);
    }

    /** Whether the word is {@code _charset} with a literal after it. */
    private boolean isIntroducer(SqlLexer lexer) {
        if (sql.charAt(lexer.start()) != '_') {
            return false;
        }
        int p = skipSpace(lexer.end());
        char first = p < sql.length() ? Chars.upper(sql.charAt(p)) : 0;
        char second = p + 1 < sql.length() ? sql.charAt(p + 1) : 0;
        return switch (first) {
            case '\'', '"' -> true;
            case 'X', 'B' -> second == '\'';
            case '0' -> second == 'x' || second == 'b';
            default -> false;
        };
    }

    private int skipSpace(int from) {
        return Chars.skip(Chars.SPACE, sql, from, sql.length());
    }
}
