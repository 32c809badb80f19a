package io.github.safeguardjdbc.execute;

import io.github.safeguardjdbc.sql.InsertShape;
import io.github.safeguardjdbc.sql.StatementKind;
import java.sql.SQLException;

/** What a statement is called in events and messages: what it does and to which table, without values. */
final class StatementName {
    private StatementName() {}

    static String of(PhysicalConnection physical, String sql) throws SQLException {
        StatementKind kind = StatementKind.of(sql);
        boolean inserts = kind == StatementKind.INSERT || kind == StatementKind.REPLACE;
        return inserts && physical.inserts().shape(sql, physical.quoting()) instanceof InsertShape shape
                ? kind + " INTO " + shape.head().table()
                : kind.toString();
    }
}
