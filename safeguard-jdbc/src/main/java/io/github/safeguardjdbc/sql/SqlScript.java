package io.github.safeguardjdbc.sql;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a script, as the {@code mysql} client cuts it: at semicolons, or at what a line {@code DELIMITER …} says.
 * Comments before a statement belong to it. An iterator, for one use by one thread.
 */
public final class SqlScript implements Iterator<SqlScript.Part> {
    private final String text;
    private final SqlMode mode;
    private String delimiter = ";";
    private int at;
    private int line = 1;
    private int counted;
    private @Nullable Part next;

    /** @param text the whole script */
    public SqlScript(String text, SqlMode mode) {
        this.text = text;
        this.mode = mode;
        this.next = read();
    }

    /**
     * One statement.
     *
     * @param line the number, from 1, of the line on which its first word stands
     * @param sql its text, without the delimiter
     */
    public record Part(int line, String sql) {}

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Part next() {
        Part part = next;
        if (part == null) {
            throw new NoSuchElementException();
        }
        next = read();
        return part;
    }

    private @Nullable Part read() {
        int from = at;
        int firstWord = -1;
        SqlLexer lexer = new SqlLexer(text, at, text.length(), mode);
        while (true) {
            Token token = lexer.next();
            int end = token == Token.END ? text.length() : delimiterIn(token, lexer.start(), lexer.end());
            if (end >= 0) {
                if (firstWord < 0 && end > lexer.start()) {
                    firstWord = lexer.start();
                }
                at = Math.min(text.length(), end + delimiter.length());
                if (firstWord >= 0) {
                    return new Part(lineOf(firstWord), text.substring(from, end).strip());
                }
                if (token == Token.END) {
                    return null;
                }
                from = at;
                lexer = new SqlLexer(text, at, text.length(), mode);
            } else if (firstWord < 0 && lexer.is("DELIMITER")) {
                from = changeDelimiter(lexer.end());
                lexer = new SqlLexer(text, from, text.length(), mode);
            } else if (firstWord < 0 && token != Token.COMMENT && token != Token.LINE_COMMENT) {
                firstWord = lexer.start();
            }
        }
    }

    /** Where the delimiter stands at the beginning of a token, or within an unquoted one ({@code 1$$}); else −1. */
    private int delimiterIn(Token token, int start, int end) {
        if (text.startsWith(delimiter, start)) {
            return start;
        }
        boolean unquoted = switch (token) {
            case WORD, NAME, NUMBER, USER_VARIABLE -> true;
            default -> false;
        };
        int found = unquoted ? text.indexOf(delimiter, start) : -1;
        return found < end ? found : -1;
    }

    /** The rest of the line is the delimiter. */
    private int changeDelimiter(int from) {
        int end = text.indexOf('\n', from);
        int lineEnd = end < 0 ? text.length() : end;
        String word = text.substring(from, lineEnd).strip();
        if (!word.isEmpty()) {
            delimiter = word;
        }
        return lineEnd;
    }

    private int lineOf(int offset) {
        for (; counted < offset; counted++) {
            if (text.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }
}
