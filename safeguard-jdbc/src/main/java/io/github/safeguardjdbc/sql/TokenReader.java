package io.github.safeguardjdbc.sql;

/**
 * The tokens that the grammar sees: those of the lexer without comments and hints. A token that is not certain, or that
 * carries SQL only for some servers, ends the reading with a {@link Doubt}.
 */
final class TokenReader {

    private static final int SHOWN = 40;

    /** The reserved words of the INSERT grammar: one of them where a name is due means another kind of statement. */
    private static final Words<Boolean> RESERVED = new Words.Builder<Boolean>()
            .put(true, "AS IGNORE INTO ON PARTITION SELECT SET TABLE VALUES WITH LOW_PRIORITY HIGH_PRIORITY DELAYED")
            .build();

    private final String sql;
    private final SqlLexer lexer;
    private Token token = Token.END;
    private int previousEnd;

    TokenReader(String sql, SqlLexer lexer) {
        this.sql = sql;
        this.lexer = lexer;
    }

    SqlLexer lexer() {
        return lexer;
    }

    Token token() {
        return token;
    }

    /** The end of what was read before the token: white space and comments lie between the two. */
    int previousEnd() {
        return previousEnd;
    }

    /** Moves to the next token that is neither comment nor hint. */
    Token next() {
        previousEnd = lexer.end();
        do {
            token = certain(lexer.next());
        } while (token == Token.COMMENT || token == Token.HINT || token == Token.LINE_COMMENT);
        return token;
    }

    /** Passes on a token whose meaning is the same for every server. */
    private Token certain(Token read) {
        if (read == Token.UNCERTAIN) {
            throw new Doubt(lexer.doubt());
        }
        if (read == Token.CONDITIONAL_COMMENT) {
            throw new Doubt("a conditional comment outside the rows");
        }
        return read;
    }

    /** Whether the token is this keyword, given in upper case. */
    boolean at(String keyword) {
        return token == Token.WORD && lexer.is(keyword);
    }

    /** Skips the keyword if it is there. */
    boolean skip(String keyword) {
        boolean there = at(keyword);
        if (there) {
            next();
        }
        return there;
    }

    void require(Token expected, String what) {
        if (token != expected) {
            throw unexpected(what);
        }
        next();
    }

    void require(String keyword) {
        if (!skip(keyword)) {
            throw unexpected(keyword);
        }
    }

    /** Whether the token can be an identifier. */
    boolean atName() {
        return token == Token.NAME || token == Token.QUOTED_NAME || (token == Token.WORD && lexer.in(RESERVED) == null);
    }

    /** Reads an identifier and returns it without its quotes. */
    String name(String what) {
        if (!atName()) {
            throw unexpected(what);
        }
        String name = sql.substring(lexer.start(), lexer.end());
        if (token == Token.QUOTED_NAME) {
            String quote = name.substring(0, 1);
            name = name.substring(1, name.length() - 1).replace(quote + quote, quote);
        }
        next();
        return name;
    }

    /** Says what stands where something else was due; a literal is not shown, because it may be confidential. */
    Doubt unexpected(String what) {
        String found = switch (token) {
            case END -> "the end of the text";
            case STRING, NUMBER, BINARY -> "a literal";
            default -> '"' + sql.substring(lexer.start(), Math.min(lexer.end(), lexer.start() + SHOWN)) + '"';
        };
        return new Doubt(found + " where " + what + " was expected");
    }
}
