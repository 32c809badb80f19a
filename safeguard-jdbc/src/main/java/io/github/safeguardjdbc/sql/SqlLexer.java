package io.github.safeguardjdbc.sql;

import org.jspecify.annotations.Nullable;

/**
 * Reads a statement token by token, as the server's {@code lex_one_token} (sql_lex.cc) does, in one pass and without copying.
 *
 * <p>A cursor: {@link #next()} moves to the next token and says what it is, {@link #start()} and {@link #end()} say
 * where. Tokens do not overlap, and only white space lies between them. Words are told from names by the server's own
 * rule: a word with an identifier character right after the dot that touches it is never a keyword.
 *
 * <p>Where the server's answer depends on more than the text and the SQL mode, or where it is a syntax error in any
 * case, the token is {@link Token#UNCERTAIN}. Not safe for use by several threads at once.
 */
final class SqlLexer {

    private enum Expect {
        ANYTHING,
        DOT,
        NAME
    }

    private final String text;
    private final int limit;
    private final SqlMode mode;
    private final boolean insideConditional;

    private int start;
    private int end;
    private int content;
    private Expect expect = Expect.ANYTHING;
    private String doubt = "";

    SqlLexer(String text, SqlMode mode) {
        this(text, 0, text.length(), mode);
    }

    /** Reads {@code text[from, to)} as if nothing stood after it. */
    SqlLexer(String text, int from, int to, SqlMode mode) {
        this(text, from, to, mode, false);
    }

    private SqlLexer(String text, int from, int to, SqlMode mode, boolean insideConditional) {
        this.text = text;
        this.start = from;
        this.end = from;
        this.limit = to;
        this.mode = mode;
        this.insideConditional = insideConditional;
    }

    /** The offset of the token's first character. */
    int start() {
        return start;
    }

    /** The offset after the token's last character. */
    int end() {
        return end;
    }

    /** The offset of the SQL in a {@link Token#CONDITIONAL_COMMENT}, which ends two characters before {@link #end()}. */
    int content() {
        return content;
    }

    /** Why the token is {@link Token#UNCERTAIN}, as a noun phrase. */
    String doubt() {
        return doubt;
    }

    /** Whether the token is this word, given in upper case. */
    boolean is(String word) {
        return Words.same(word, text, start, end);
    }

    /** The value that a table of words has for the token. */
    <V> @Nullable V in(Words<V> words) {
        return words.get(text, start, end);
    }

    /** Whether the character right after the token is {@code c}. */
    boolean touches(char c) {
        return at(end) == c;
    }

    /** Moves to the next token; at the end of the text it stays there. */
    Token next() {
        if (expect != Expect.ANYTHING) {
            return dotOrName();
        }
        int p = end;
        char c = at(p);
        if (c <= ' ') {
            p = skip(Chars.SPACE, p);
            c = at(p);
        }
        start = p;
        if (p >= limit) {
            return token(Token.END, limit);
        }
        return switch (c) {
            case ',' -> token(Token.COMMA, p + 1);
            case '(' -> token(Token.LEFT_PAREN, p + 1);
            case ')' -> token(Token.RIGHT_PAREN, p + 1);
            case '\'' -> string(p + 1, c);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(p);
            case '?' -> placeholder(p);
            case '"' -> mode.ansiQuotes() ? quotedName(p + 1, c) : string(p + 1, c);
            case '`' -> quotedName(p + 1, c);
            case 'n', 'N' -> at(p + 1) == '\'' ? string(p + 2, '\'') : word(p + 1);
            case 'x', 'X' -> at(p + 1) == '\'' ? hexString(p + 2) : word(p + 1);
            case 'b', 'B' -> at(p + 1) == '\'' ? bitString(p + 2) : word(p + 1);
            case '.' -> Chars.isDigit(at(p + 1)) ? fraction(p + 1) : dot(p);
            case ';' -> token(Token.SEMICOLON, p + 1);
            case '{' -> token(Token.LEFT_BRACE, p + 1);
            case '}' -> token(Token.RIGHT_BRACE, p + 1);
            case '#' -> lineComment(p + 1);
            case '-' -> minus(p);
            case '/' -> at(p + 1) == '*' ? comment(p) : token(Token.OPERATOR, p + 1);
            case '*' -> insideConditional && at(p + 1) == '/' ? token(Token.END, p) : token(Token.OPERATOR, p + 1);
            case '<', '>', '=', '!' -> comparison(p);
            case '&', '|' -> token(Token.OPERATOR, at(p + 1) == c ? p + 2 : p + 1);
            case ':' -> token(Token.OPERATOR, at(p + 1) == '=' ? p + 2 : p + 1);
            case '+', '%', '^', '~' -> token(Token.OPERATOR, p + 1);
            case '@' -> variable(p + 1);
            case '$' -> dollar(p);
            default ->
                Chars.isIdentifier(c) ? word(p + 1) : uncertain("a character that has no place outside quotes", p + 1);
        };
    }

    private Token token(Token token, int tokenEnd) {
        end = tokenEnd;
        return token;
    }

    private Token uncertain(String reason, int tokenEnd) {
        doubt = reason;
        return token(Token.UNCERTAIN, tokenEnd);
    }

    /** The character at {@code p}, or NUL after the end, as the server sees it. */
    private char at(int p) {
        return p < limit ? text.charAt(p) : 0;
    }

    private Token word(int p) {
        int q = skip(Chars.IDENTIFIER, p);
        return token(dotFollows(q) ? Token.NAME : Token.WORD, q);
    }

    private Token name(int p) {
        int q = skip(Chars.IDENTIFIER, p);
        dotFollows(q);
        return token(Token.NAME, q);
    }

    private boolean dotFollows(int p) {
        boolean follows = at(p) == '.' && Chars.isIdentifier(at(p + 1));
        expect = follows ? Expect.DOT : Expect.ANYTHING;
        return follows;
    }

    private Token dotOrName() {
        start = end;
        return expect == Expect.DOT ? dot(start) : name(start);
    }

    private Token dot(int p) {
        expect = Chars.isIdentifier(at(p + 1)) ? Expect.NAME : Expect.ANYTHING;
        return token(Token.DOT, p + 1);
    }

    private Token number(int p) {
        int q = skip(Chars.DIGIT, p + 1);
        char c = at(q);
        if (c == '.') {
            return fraction(q + 1);
        }
        return Chars.isIdentifier(c) ? numberOrName(p, q) : token(Token.NUMBER, q);
    }

    /** A letter follows the digits: a radix, an exponent, or a name that begins with digits. */
    private Token numberOrName(int p, int q) {
        char c = text.charAt(q);
        if (q == p + 1 && text.charAt(p) == '0' && (c == 'x' || c == 'b')) {
            int r = skip(c == 'x' ? Chars.HEX_DIGIT : Chars.BIT, q + 1);
            return r > q + 1 && !Chars.isIdentifier(at(r)) ? token(Token.BINARY, r) : name(r);
        }
        int exponent = exponent(q);
        return exponent > 0 ? token(Token.NUMBER, exponent) : name(q);
    }

    private Token fraction(int p) {
        int q = skip(Chars.DIGIT, p);
        char c = at(q);
        if (c != 'e' && c != 'E') {
            return token(Token.NUMBER, q);
        }
        int exponent = exponent(q);
        // The server takes "1.5e)" for a mere ")".
        return exponent > 0 ? token(Token.NUMBER, exponent) : uncertain("a number with an empty exponent", q + 1);
    }

    /** The end of the exponent that begins at {@code p}, or 0 if none does. */
    private int exponent(int p) {
        char c = at(p);
        if (c != 'e' && c != 'E') {
            return 0;
        }
        char sign = at(p + 1);
        int q = sign == '+' || sign == '-' ? p + 2 : p + 1;
        return Chars.isDigit(at(q)) ? skip(Chars.DIGIT, q + 1) : 0;
    }

    private Token hexString(int p) {
        int q = skip(Chars.HEX_DIGIT, p);
        return at(q) == '\'' && (q - p) % 2 == 0
                ? token(Token.BINARY, q + 1)
                : uncertain("a malformed hexadecimal literal", q);
    }

    private Token bitString(int p) {
        int q = skip(Chars.BIT, p);
        return at(q) == '\'' ? token(Token.BINARY, q + 1) : uncertain("a malformed bit literal", q);
    }

    private Token string(int from, char quote) {
        boolean escapes = !mode.noBackslashEscapes();
        int p = from;
        while (p < limit) {
            char c = text.charAt(p++);
            if (c == quote) {
                if (at(p) != quote) {
                    return token(Token.STRING, p);
                }
                p++;
            } else if (c == '\\' && escapes) {
                // In gbk and big5 the escape covers one byte of two, and the other may be a backslash or part of one.
                if (at(p) >= 128) {
                    return uncertain("a backslash before a character beyond ASCII", p);
                }
                p++;
            }
        }
        return uncertain("a string without its closing quote", limit);
    }

    private Token quotedName(int from, char quote) {
        int p = from;
        while (p < limit) {
            char c = text.charAt(p++);
            if (c == quote) {
                if (at(p) != quote) {
                    return token(Token.QUOTED_NAME, p);
                }
                p++;
            } else if (c == 0) {
                return uncertain("a NUL character in a quoted identifier", p);
            }
        }
        return uncertain("an identifier without its closing quote", limit);
    }

    /** A value that takes the place of a placeholder may not grow together with what touches it. */
    private Token placeholder(int p) {
        boolean touched = mayJoin(at(p + 1)) || (p > 0 && mayJoin(text.charAt(p - 1)));
        return touched
                ? uncertain("a placeholder that touches a word or a literal", p + 1)
                : token(Token.PLACEHOLDER, p + 1);
    }

    private static boolean mayJoin(char c) {
        return Chars.isIdentifier(c) || c == '\'' || c == '"' || c == '`' || c == '?';
    }

    private Token lineComment(int from) {
        int p = from;
        while (p < limit && text.charAt(p) != '\n' && text.charAt(p) != 0) {
            p++;
        }
        return token(Token.LINE_COMMENT, p);
    }

    private Token minus(int p) {
        char c = at(p + 1);
        if (c == '-' && Chars.isSpaceOrControl(at(p + 2))) {
            return lineComment(p + 2);
        }
        if (c != '>') {
            return token(Token.OPERATOR, p + 1);
        }
        return token(Token.OPERATOR, at(p + 2) == '>' ? p + 3 : p + 2);
    }

    private Token comparison(int p) {
        boolean less = text.charAt(p) == '<';
        if (!isComparison(at(p + 1))) {
            return token(Token.OPERATOR, p + 1);
        }
        char third = at(p + 2);
        return token(Token.OPERATOR, less && isComparison(third) && third != '<' ? p + 3 : p + 2);
    }

    private static boolean isComparison(char c) {
        return c == '<' || c == '>' || c == '=' || c == '!';
    }

    private Token comment(int p) {
        if (insideConditional) {
            return uncertain("a comment inside a conditional comment", p + 2);
        }
        char c = at(p + 2);
        // MariaDB runs what stands in a comment marked M!.
        if (c == '!' || (c == 'M' && at(p + 3) == '!')) {
            return conditional(p + (c == '!' ? 3 : 4));
        }
        int close = text.indexOf("*/", p + 2);
        if (close < 0 || close + 2 > limit) {
            return uncertain("a comment without its end", limit);
        }
        return token(c == '+' ? Token.HINT : Token.COMMENT, close + 2);
    }

    /**
     * A server that skips the comment looks for the first end mark, one that runs it for the first outside quotes and
     * comments. Only where both are the same is the end certain.
     */
    private Token conditional(int p) {
        int close = text.indexOf("*/", p);
        if (close < 0 || close + 2 > limit) {
            return uncertain("a comment without its end", limit);
        }
        content = skip(Chars.DIGIT, p);
        SqlLexer inner = new SqlLexer(text, content, limit, mode, true);
        Token token = inner.next();
        while (token != Token.END && token != Token.UNCERTAIN) {
            token = inner.next();
        }
        return token == Token.END && inner.end == close
                ? token(Token.CONDITIONAL_COMMENT, close + 2)
                : uncertain("a conditional comment that servers end differently", Math.max(close + 2, inner.end));
    }

    private Token variable(int p) {
        return switch (at(p)) {
            case '@' -> systemVariable(p + 1);
            case '\'' -> userVariable(string(p + 1, '\''));
            case '"' -> userVariable(mode.ansiQuotes() ? quotedName(p + 1, '"') : string(p + 1, '"'));
            case '`' -> userVariable(quotedName(p + 1, '`'));
            default -> token(Token.USER_VARIABLE, skip(Chars.IDENTIFIER | Chars.DOT, p));
        };
    }

    private static Token userVariable(Token quoted) {
        return quoted == Token.UNCERTAIN ? quoted : Token.USER_VARIABLE;
    }

    private Token systemVariable(int p) {
        if (at(p) == '`') {
            return quotedName(p + 1, '`') == Token.UNCERTAIN ? Token.UNCERTAIN : Token.SYSTEM_VARIABLE;
        }
        int q = skip(Chars.IDENTIFIER, p);
        expect = at(q) == '.' ? Expect.DOT : Expect.ANYTHING;
        return token(Token.SYSTEM_VARIABLE, q);
    }

    /** To a recent server {@code $tag$ … $tag$} is a literal, to 8.0.12 {@code $tag$} is an identifier. */
    private Token dollar(int p) {
        int q = p + 1;
        while (Chars.isIdentifier(at(q)) && at(q) != '$') {
            q++;
        }
        return at(q) == '$' ? uncertain("a dollar quote, which older servers read as a name", q + 1) : word(q);
    }

    private int skip(int classes, int from) {
        return Chars.skip(classes, text, from, limit);
    }
}
