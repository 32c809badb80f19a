package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Form.Item;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Makes random SQL without parameters. */
final class LiteralGenerator {
    private final Chance chance;
    private final Table table;
    private final int limit;
    private int numbers = 1000;

    LiteralGenerator(Chance chance, Table table, int limit) {
        this.chance = chance;
        this.table = table;
        this.limit = limit;
    }

    /** The statement with values in place of its parameters. */
    String next(Form form) {
        if (chance.oneIn(40)) {
            return chance.pick(
                    "INSERT INTO nowhere (x) VALUES (1)",
                    "SELECT 1",
                    "DO 1",
                    "SET @calls = 5",
                    "INSERT INTO " + table.quoted() + " VALUES (",
                    "UPDATE parent SET id = id",
                    "");
        }
        boolean fat = chance.oneIn(10);
        int number = chance.oneIn(30) ? numbers : ++numbers;
        return new Form(
                        form.kind(),
                        form.head(),
                        filled(form.items(), number, fat),
                        filled(form.tail(), number, false),
                        form.dress())
                .sql(table);
    }

    /** A statement that no packet takes. */
    String tooLarge() {
        return "INSERT INTO log (at_call) VALUES (LENGTH('" + "x".repeat(limit + chance.below(1000)) + "'))";
    }

    private List<Item> filled(List<Item> items, int number, boolean fat) {
        List<Item> filled = new ArrayList<>();
        for (Item item : items) {
            String expression = item.isParameter() ? literal(item.column(), number, fat) : item.expression();
            filled.add(new Item(item.column(), item.parameters() > 0 && !item.isParameter() ? "NULL" : expression, 0));
        }
        return filled;
    }

    private String literal(Column column, int number, boolean fat) {
        if (column.isAutoIncrement()) {
            return "NULL";
        }
        if (chance.oneIn(10)) {
            return column.notNull() ? "DEFAULT" : "NULL";
        }
        return switch (column.type().family()) {
            case INTEGER, DECIMAL, FLOATING_POINT, BIT ->
                Integer.toString(column.isUnique() ? number : chance.between(1, Table.PARENTS));
            case YEAR -> "2024";
            case TEXT -> column.isUnique() ? "'n" + number + "'" : "'" + text(column, fat) + "'";
            case BINARY -> column.isUnique() ? "'n" + number + "'" : chance.pick("x'C0FFEE00'", "''", "0xFF");
            case DATE -> "'" + LocalDate.ofEpochDay(number) + "'";
            case DATETIME -> "'2024-02-03 04:05:06.789'";
            case TIME -> "'11:12:13.5'";
            case CHOICE -> "'a'";
            case JSON -> "'{\"a\": 1}'";
        };
    }

    private String text(Column column, boolean fat) {
        int most = Math.min(column.type().capacity(), fat ? limit - 2000 : 8);
        return "it''s \u00e9;)".substring(0, Math.min(8, most))
                + "y".repeat(most > 8 ? chance.logUniform(1, most - 8) : 0);
    }
}
