package io.github.safeguardjdbc.sql;

import org.jspecify.annotations.Nullable;

/**
 * Reads the tuples of a VALUES list. All must have as many values as there are columns, because the server refuses the
 * whole statement otherwise (1136) and pieces of it might pass.
 */
final class TupleReader {

    private static final int UNKNOWN = -1;

    private final String sql;
    private final SqlMode mode;
    private final TokenReader reader;
    private final SqlLexer lexer;
    private final Tuples tuples = new Tuples();
    private final RowHazards hazards;

    private int width;
    private boolean conditionalComment;

    /** @param columns the number of columns listed, or null if the statement lists none */
    TupleReader(String sql, SqlMode mode, TokenReader reader, @Nullable Integer columns) {
        this.sql = sql;
        this.mode = mode;
        this.reader = reader;
        this.lexer = reader.lexer();
        this.hazards = new RowHazards(sql, false);
        this.width = columns == null ? UNKNOWN : columns;
    }

    /** Whether a tuple contains SQL that only some servers run. */
    boolean conditionalComment() {
        return conditionalComment;
    }

    @Nullable String hazard() {
        return hazards.found();
    }

    /** Reads all tuples, the first of which the reader has come to, and leaves the reader at what follows the last. */
    Tuples read() {
        tuple();
        while (reader.next() == Token.COMMA) {
            if (reader.next() != Token.LEFT_PAREN) {
                throw reader.unexpected("a tuple");
            }
            tuple();
        }
        return tuples;
    }

    private void tuple() {
        int start = lexer.start();
        int depth = 1;
        int braces = 0;
        int commas = 0;
        int placeholders = 0;
        boolean empty = true;
        boolean conditional = false;
        while (depth > 0) {
            Token token = lexer.next();
            switch (token) {
                case NUMBER, STRING, BINARY, OPERATOR, DOT -> empty = false;
                case COMMA -> {
                    if (depth == 1) {
                        if (empty || braces > 0) {
                            throw new Doubt("a misplaced comma in a tuple");
                        }
                        commas++;
                        empty = true;
                    }
                }
                case WORD, NAME, QUOTED_NAME, USER_VARIABLE, SYSTEM_VARIABLE -> {
                    hazards.see(token, lexer);
                    empty = false;
                }
                case PLACEHOLDER -> {
                    placeholders++;
                    empty = false;
                }
                case LEFT_PAREN -> {
                    depth++;
                    empty = false;
                }
                case RIGHT_PAREN -> depth--;
                case LEFT_BRACE -> {
                    hazards.see(token, lexer);
                    braces++;
                    empty = false;
                }
                case RIGHT_BRACE -> braces--;
                case CONDITIONAL_COMMENT -> {
                    conditionalContent();
                    conditional = true;
                    empty = false;
                }
                case COMMENT, LINE_COMMENT, HINT -> {
                    // Of no account.
                }
                case SEMICOLON -> throw new Doubt("a semicolon inside a tuple");
                case END -> throw new Doubt("a tuple without its closing parenthesis");
                case UNCERTAIN -> throw new Doubt(lexer.doubt());
            }
            if (braces < 0) {
                throw new Doubt("an unbalanced brace in a tuple");
            }
        }
        if (braces > 0 || (empty && commas > 0)) {
            throw new Doubt(braces > 0 ? "an unbalanced brace in a tuple" : "a misplaced comma in a tuple");
        }
        if (!conditional) {
            checkWidth(empty ? 0 : commas + 1);
        }
        tuples.add(start, lexer.end(), placeholders);
    }

    /** The SQL in a conditional comment may not reach beyond its tuple, whether a server runs or skips it. */
    private void conditionalContent() {
        conditionalComment = true;
        SqlLexer inner = new SqlLexer(sql, lexer.content(), lexer.end() - 2, mode);
        int depth = 0;
        for (Token token = inner.next(); token != Token.END; token = inner.next()) {
            depth += token == Token.LEFT_PAREN ? 1 : token == Token.RIGHT_PAREN ? -1 : 0;
            boolean plain = switch (token) {
                case PLACEHOLDER, SEMICOLON, LEFT_BRACE, RIGHT_BRACE, LINE_COMMENT, UNCERTAIN -> false;
                default -> depth >= 0;
            };
            if (!plain) {
                throw new Doubt("a conditional comment that may reach beyond its tuple");
            }
            hazards.see(token, inner);
        }
        if (depth != 0) {
            throw new Doubt("a conditional comment that may reach beyond its tuple");
        }
    }

    private void checkWidth(int values) {
        if (width == UNKNOWN) {
            width = values;
        }
        if (values != width) {
            throw new Doubt("a tuple of " + values + " values where " + width + " were expected");
        }
    }
}
