package io.github.safeguardjdbc.sql;

import org.jspecify.annotations.Nullable;

/**
 * The table that a statement changes, if its text names just one.
 *
 * @param schema null for the current one
 * @param table the name without quotes
 * @param ignore errors are made warnings
 */
public record ChangedTable(@Nullable String schema, String table, boolean ignore) {

    /** That of an INSERT, REPLACE, UPDATE or DELETE; null for several tables, other statements, and what is not certain. */
    public static @Nullable ChangedTable of(String sql, SqlMode mode) {
        TokenReader reader = new TokenReader(sql, new SqlLexer(sql, mode));
        try {
            reader.next();
            return read(reader);
        } catch (Doubt doubt) {
            return null;
        }
    }

    private static @Nullable ChangedTable read(TokenReader reader) {
        if (reader.skip("INSERT") || reader.skip("REPLACE")) {
            boolean ignore = modifiers(reader);
            reader.skip("INTO");
            return table(reader, ignore);
        }
        if (reader.skip("UPDATE")) {
            ChangedTable changed = table(reader, modifiers(reader));
            reader.skip("AS");
            if (!reader.at("SET")) {
                reader.name("an alias");
            }
            return reader.at("SET") ? changed : null;
        }
        if (reader.skip("DELETE")) {
            boolean ignore = modifiers(reader);
            reader.require("FROM");
            ChangedTable changed = table(reader, ignore);
            return reader.token() == Token.COMMA || reader.token() == Token.DOT || reader.at("USING") ? null : changed;
        }
        return null;
    }

    private static boolean modifiers(TokenReader reader) {
        boolean ignore = false;
        while (reader.at("LOW_PRIORITY") || reader.at("HIGH_PRIORITY") || reader.at("QUICK") || reader.at("IGNORE")) {
            ignore |= reader.at("IGNORE");
            reader.next();
        }
        return ignore;
    }

    private static ChangedTable table(TokenReader reader, boolean ignore) {
        String table = reader.name("the table's name");
        if (reader.token() != Token.DOT) {
            return new ChangedTable(null, table, ignore);
        }
        reader.next();
        return new ChangedTable(table, reader.name("the table's name"), ignore);
    }
}
