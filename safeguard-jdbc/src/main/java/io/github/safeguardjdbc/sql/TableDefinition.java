package io.github.safeguardjdbc.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the answer of SHOW CREATE TABLE says about a base table.
 *
 * @param engine the storage engine, as the server writes it
 * @param columns the columns in their order
 */
public record TableDefinition(String engine, List<Column> columns) {

    /**
     * A column.
     *
     * @param name without quotes
     * @param type the first word of the type, in lower case
     * @param autoIncrement it numbers the rows
     * @param visible an INSERT without a column list has a value for it
     */
    public record Column(String name, String type, boolean autoIncrement, boolean visible) {}

    /** How the server begins the line after the columns; in comments and defaults it shows line breaks escaped. */
    private static final String ENGINE = "\n) ENGINE=";

    /**
     * Reads the server's own text.
     *
     * @param mode the flags of the session that asked
     * @return null if it does not look as expected, as that of a view
     */
    public static @Nullable TableDefinition parse(String text, SqlMode mode) {
        int end = text.indexOf(ENGINE);
        int start = text.indexOf('\n') + 1;
        if (end < 0 || start > end) {
            return null;
        }
        List<Column> columns = new ArrayList<>();
        for (String line : text.substring(start, end).lines().toList()) {
            Column column = column(line, mode);
            if (column != null) {
                columns.add(column);
            }
        }
        SqlLexer engine = new SqlLexer(text.substring(end + ENGINE.length()), mode);
        return columns.isEmpty() || engine.next() != Token.WORD
                ? null
                : new TableDefinition(
                        text.substring(end + ENGINE.length(), end + ENGINE.length() + engine.end()), columns);
    }

    /** A line that begins with a quoted name is a column; keys and constraints begin with a word. */
    private static @Nullable Column column(String line, SqlMode mode) {
        SqlLexer lexer = new SqlLexer(line, mode);
        TokenReader reader = new TokenReader(line, lexer);
        if (reader.next() != Token.QUOTED_NAME) {
            return null;
        }
        String name = reader.name("a column's name");
        if (reader.token() != Token.WORD) {
            return null;
        }
        String type = line.substring(lexer.start(), lexer.end()).toLowerCase(Locale.ROOT);
        boolean autoIncrement = false;
        boolean visible = true;
        for (Token token = lexer.next(); token != Token.END; token = lexer.next()) {
            autoIncrement |= token == Token.WORD && lexer.is("AUTO_INCREMENT");
            // /*!80023 INVISIBLE */
            visible &= token != Token.CONDITIONAL_COMMENT
                    || !line.substring(lexer.start(), lexer.end()).contains("INVISIBLE");
        }
        return new Column(name, type, autoIncrement, visible);
    }
}
