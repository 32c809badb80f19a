package io.github.safeguardjdbc.sql;

/** A statement's text for logs and messages: no comments, a question mark for each literal, and not all of it. */
public final class Masked {
    private static final int LENGTH = 120;

    private Masked() {}

    /** The beginning of a statement without its values. */
    public static String of(String sql) {
        SqlLexer lexer = new SqlLexer(sql, SqlMode.DEFAULT);
        StringBuilder masked = new StringBuilder();
        int end = 0;
        for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
            if (token == Token.UNCERTAIN || masked.length() > LENGTH) {
                return masked.append(" …").toString();
            }
            if (!masked.isEmpty() && lexer.start() > end) {
                masked.append(' ');
            }
            end = lexer.end();
            if (token == Token.STRING && holdsBackslash(sql, lexer.start(), end)) {
                // Under NO_BACKSLASH_ESCAPES the string ends elsewhere, and what follows may be a value.
                return masked.append("? …").toString();
            }
            switch (token) {
                case COMMENT, LINE_COMMENT, HINT, CONDITIONAL_COMMENT -> masked.append("/**/");
                case STRING, NUMBER, BINARY -> masked.append('?');
                default -> masked.append(sql, lexer.start(), Math.min(end, lexer.start() + LENGTH));
            }
        }
        return masked.toString();
    }

    private static boolean holdsBackslash(String sql, int start, int end) {
        int backslash = sql.indexOf('\\', start);
        return backslash >= 0 && backslash < end;
    }
}
