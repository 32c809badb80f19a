package io.github.safeguardjdbc.sql;

import java.util.ArrayList;
import java.util.List;

/** Tells the values of one tuple apart. The tuple was read before, so every token in it is certain. */
final class ItemReader {

    /** What the tokens of a value amount to so far. */
    private enum State {
        EMPTY,
        PLACEHOLDER,
        DEFAULT,
        SIGN,
        INTRODUCER,
        TEMPORAL,
        STRING,
        LITERAL,
        EXPRESSION
    }

    private static final Words<State> WORDS = new Words.Builder<State>()
            .put(State.LITERAL, "NULL TRUE FALSE")
            .put(State.DEFAULT, "DEFAULT")
            .put(State.TEMPORAL, "DATE TIME TIMESTAMP")
            .build();

    private final String sql;
    private final SqlLexer lexer;
    private final List<InsertItem> items = new ArrayList<>();

    private RowHazards hazards;
    private State state = State.EMPTY;
    private int start;
    private int end;

    private ItemReader(String sql, SqlLexer lexer) {
        this.sql = sql;
        this.lexer = lexer;
        this.hazards = new RowHazards(sql, false);
    }

    /** The values between the parentheses at {@code start} and before {@code end}. */
    static List<InsertItem> read(String sql, int start, int end, SqlMode mode) {
        return new ItemReader(sql, new SqlLexer(sql, start + 1, end - 1, mode)).read();
    }

    private List<InsertItem> read() {
        int depth = 0;
        for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
            if (token == Token.COMMA && depth == 0) {
                finish();
            } else if (token != Token.COMMENT && token != Token.LINE_COMMENT && token != Token.HINT) {
                depth += token == Token.LEFT_PAREN ? 1 : token == Token.RIGHT_PAREN ? -1 : 0;
                see(token);
            }
        }
        if (state != State.EMPTY) {
            finish();
        }
        return List.copyOf(items);
    }

    private void see(Token token) {
        if (state == State.EMPTY) {
            start = lexer.start();
        }
        end = lexer.end();
        hazards.see(token, lexer);
        state = after(token);
    }

    private State after(Token token) {
        return switch (state) {
            case EMPTY -> first(token);
            case SIGN ->
                token == Token.NUMBER || token == Token.BINARY || token == Token.OPERATOR
                        ? first(token)
                        : State.EXPRESSION;
            case INTRODUCER -> token == Token.STRING || token == Token.BINARY ? first(token) : State.EXPRESSION;
            case TEMPORAL -> token == Token.STRING ? State.LITERAL : State.EXPRESSION;
            case STRING -> token == Token.STRING ? State.STRING : State.EXPRESSION;
            case PLACEHOLDER, DEFAULT, LITERAL, EXPRESSION -> State.EXPRESSION;
        };
    }

    private State first(Token token) {
        return switch (token) {
            case PLACEHOLDER -> State.PLACEHOLDER;
            case NUMBER, BINARY -> State.LITERAL;
            case STRING -> State.STRING;
            case OPERATOR -> lexer.is("-") || lexer.is("+") ? State.SIGN : State.EXPRESSION;
            case WORD -> word();
            default -> State.EXPRESSION;
        };
    }

    private State word() {
        State literal = lexer.in(WORDS);
        if (literal != null) {
            return literal;
        }
        return sql.charAt(lexer.start()) == '_' ? State.INTRODUCER : State.EXPRESSION;
    }

    private void finish() {
        InsertItem.Kind kind = switch (state) {
            case PLACEHOLDER -> InsertItem.Kind.PLACEHOLDER;
            case DEFAULT -> InsertItem.Kind.DEFAULT;
            case STRING, LITERAL -> InsertItem.Kind.LITERAL;
            case EMPTY, SIGN, INTRODUCER, TEMPORAL, EXPRESSION -> InsertItem.Kind.EXPRESSION;
        };
        items.add(new InsertItem(kind, start, end, hazards.found()));
        hazards = new RowHazards(sql, false);
        state = State.EMPTY;
    }
}
