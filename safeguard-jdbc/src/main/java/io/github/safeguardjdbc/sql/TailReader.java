package io.github.safeguardjdbc.sql;

/** Reads what follows the tuples, and makes sure that no second statement does. */
final class TailReader {

    private final String sql;
    private final SqlMode mode;
    private final TokenReader reader;
    private final RowHazards hazards;
    private int placeholders;

    TailReader(String sql, SqlMode mode, TokenReader reader) {
        this.sql = sql;
        this.mode = mode;
        this.reader = reader;
        this.hazards = new RowHazards(sql, true);
    }

    /** Reads to the end of the text; the reader has come to the first token after the tuples. */
    InsertTail read(boolean replace) {
        boolean alias = !replace && reader.skip("AS");
        if (alias) {
            alias();
        }
        boolean onDuplicate = !replace && reader.skip("ON");
        if (onDuplicate) {
            reader.require("DUPLICATE");
            reader.require("KEY");
            reader.require("UPDATE");
            assignments();
        }
        int end = endOfComments(reader.previousEnd());
        requireEnd();
        return new InsertTail(end, alias, onDuplicate, placeholders, hazards.found());
    }

    private void alias() {
        reader.name("the alias of the row");
        if (reader.token() == Token.LEFT_PAREN) {
            do {
                reader.next();
                reader.name("the alias of a column");
            } while (reader.token() == Token.COMMA);
            reader.require(Token.RIGHT_PAREN, "the end of the aliases");
        }
    }

    private void assignments() {
        int depth = 0;
        int braces = 0;
        boolean open = true;
        for (Token token = reader.token(); token != Token.END && token != Token.SEMICOLON; token = reader.next()) {
            boolean comma = token == Token.COMMA && depth == 0;
            switch (token) {
                case LEFT_PAREN -> depth++;
                case RIGHT_PAREN -> depth--;
                case LEFT_BRACE -> {
                    hazards.see(token, reader.lexer());
                    braces++;
                }
                case RIGHT_BRACE -> braces--;
                case PLACEHOLDER -> placeholders++;
                default -> hazards.see(token, reader.lexer());
            }
            if (depth < 0 || braces < 0 || (comma && open)) {
                throw reader.unexpected("an assignment");
            }
            // Without what follows them, two minus signs at the end would begin a comment.
            open = comma || token == Token.OPERATOR;
        }
        if (open || depth != 0 || braces != 0) {
            throw reader.unexpected("an assignment");
        }
    }

    /** Keeps block comments behind the last token, up to the first line comment or semicolon. */
    private int endOfComments(int from) {
        SqlLexer lexer = new SqlLexer(sql, from, sql.length(), mode);
        int end = from;
        for (Token token = lexer.next(); token == Token.COMMENT || token == Token.HINT; token = lexer.next()) {
            end = lexer.end();
        }
        return end;
    }

    /** The server cuts semicolons and white space off the end of a text, and takes one semicolon before comments. */
    private void requireEnd() {
        if (reader.token() == Token.SEMICOLON) {
            reader.next();
        }
        int p = reader.lexer().start();
        while (p < sql.length() && (sql.charAt(p) == ';' || Chars.isSpace(sql.charAt(p)))) {
            p++;
        }
        if (p < sql.length()) {
            throw reader.unexpected("the end of the statement");
        }
    }
}
