package io.github.safeguardjdbc.sql;

import java.util.BitSet;

/**
 * Finds the placeholders of an INSERT, REPLACE or UPDATE that are the whole value of a column, as in {@code VALUES (?)} and
 * {@code SET c = ?}.
 *
 * <p>Elsewhere the server gives a placeholder a type that may not hold a large value: 9.7 materializes some as VARCHAR, whose
 * length it keeps in 16 bits. Of a statement with a sub-select, or that is not certain, none is found.
 */
public final class AssignedParameters {

    private enum Part {
        OTHER,
        VALUES,
        ASSIGNMENTS
    }

    private static final Words<Boolean> QUERY =
            new Words.Builder<Boolean>().put(true, "SELECT WITH TABLE UNION").build();
    private static final Words<Boolean> ENDS_PART =
            new Words.Builder<Boolean>().put(true, "WHERE ON ORDER LIMIT AS").build();

    private final SqlLexer lexer;
    private final BitSet found = new BitSet();
    private Part part = Part.OTHER;
    private int depth;
    private int placeholders;

    /** A value begins with the next token. */
    private boolean valueBegins;

    /** The column of the assignment is known. */
    private boolean assigned;

    private boolean afterKey;

    /** The placeholder just read, if it began a value; else -1. */
    private int candidate = -1;

    private AssignedParameters(String sql, SqlMode mode) {
        this.lexer = new SqlLexer(sql, mode);
    }

    /** The 0-based indexes of these placeholders. */
    public static BitSet of(String sql, SqlMode mode) {
        return switch (StatementKind.of(sql)) {
            case INSERT, REPLACE, UPDATE -> new AssignedParameters(sql, mode).find();
            default -> new BitSet();
        };
    }

    private BitSet find() {
        Token token;
        do {
            token = lexer.next();
            switch (token) {
                case COMMENT, LINE_COMMENT, HINT -> {}
                case UNCERTAIN, CONDITIONAL_COMMENT -> {
                    return new BitSet();
                }
                default -> {
                    if (token == Token.WORD && lexer.in(QUERY) != null) {
                        return new BitSet();
                    }
                    take(token);
                }
            }
        } while (token != Token.END);
        return found;
    }

    private void take(Token token) {
        if (candidate >= 0 && endsValue(token)) {
            found.set(candidate);
        }
        candidate = -1;
        boolean begins = valueBegins;
        valueBegins = false;
        switch (token) {
            case PLACEHOLDER -> {
                candidate = begins ? placeholders : -1;
                placeholders++;
            }
            case LEFT_PAREN -> {
                depth++;
                valueBegins = part == Part.VALUES && depth == 1;
            }
            case RIGHT_PAREN -> depth--;
            case COMMA -> {
                valueBegins = part == Part.VALUES && depth == 1;
                assigned &= depth > 0;
            }
            case OPERATOR -> {
                if (part == Part.ASSIGNMENTS && depth == 0 && !assigned) {
                    valueBegins = lexer.is("=");
                    assigned = true;
                }
            }
            case WORD -> takeWord();
            default -> {}
        }
        afterKey = token == Token.WORD && lexer.is("KEY");
    }

    private void takeWord() {
        if (depth > 0) {
            return;
        }
        if (lexer.is("SET") || (afterKey && lexer.is("UPDATE"))) {
            part = Part.ASSIGNMENTS;
            assigned = false;
        } else if (part != Part.ASSIGNMENTS && (lexer.is("VALUES") || lexer.is("VALUE"))) {
            part = Part.VALUES;
        } else if (lexer.in(ENDS_PART) != null) {
            part = Part.OTHER;
        }
    }

    private boolean endsValue(Token token) {
        return switch (token) {
            case COMMA, RIGHT_PAREN, SEMICOLON, END -> true;
            case WORD -> depth == 0 && lexer.in(ENDS_PART) != null;
            default -> false;
        };
    }
}
