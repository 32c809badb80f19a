package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Form.Dress;
import io.github.safeguardjdbc.testing.oracle.Form.Item;
import io.github.safeguardjdbc.testing.oracle.Form.Kind;
import java.util.ArrayList;
import java.util.List;

/** Makes random statements for a table. */
final class FormGenerator {
    private final Chance chance;
    private final Table table;
    private final String mark;
    private int made;

    /** @param mark what all statements begin with */
    FormGenerator(Chance chance, Table table, String mark) {
        this.chance = chance;
        this.table = table;
        this.mark = mark;
    }

    Form next() {
        return switch (chance.below(20)) {
            case 0, 1 -> update();
            case 2 -> delete();
            default -> insert();
        };
    }

    Form insert() {
        made++;
        Kind kind = switch (chance.below(20)) {
            case 0, 1, 2 -> Kind.VALUES_WITHOUT_COLUMNS;
            case 3 -> Kind.TWO_ROWS;
            case 4 -> Kind.SET;
            case 5 -> Kind.SELECT;
            default -> Kind.VALUES;
        };
        List<Item> items = new ArrayList<>();
        for (Column column : inserted(kind)) {
            items.add(item(column));
        }
        if (items.isEmpty() && kind != Kind.VALUES) {
            items.add(item(table.columns().get(0)));
        }
        String head = head();
        boolean mayUpdate = head.startsWith("INSERT") && !head.contains("IGNORE");
        return new Form(kind, head, items, mayUpdate && chance.oneIn(6) ? onDuplicate() : List.of(), dress());
    }

    private String head() {
        return switch (chance.below(20)) {
            case 0, 1 -> "INSERT IGNORE INTO";
            case 2 -> "INSERT IGNORE";
            case 3, 4 -> "REPLACE INTO";
            case 5 -> "insert\n into";
            case 6 -> "INSERT /* into ) */ INTO";
            case 7 -> "INSERT LOW_PRIORITY INTO";
            case 8 -> "INSERT";
            default -> "INSERT INTO";
        };
    }

    private List<Column> inserted(Kind kind) {
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            boolean needed = column.notNull() && column.defaultValue() == null && !column.isAutoIncrement();
            boolean wanted = (column.isAutoIncrement() || column.role() == Column.Role.GENERATED)
                    ? chance.oneIn(3)
                    : !chance.oneIn(needed ? 50 : 6);
            if (wanted || kind == Kind.VALUES_WITHOUT_COLUMNS) {
                columns.add(chance.oneIn(8) && kind != Kind.VALUES_WITHOUT_COLUMNS ? 0 : columns.size(), column);
            }
        }
        return columns;
    }

    private Item item(Column column) {
        if (column.role() == Column.Role.GENERATED) {
            return new Item(column, "DEFAULT", 0);
        }
        if (!chance.oneIn(10)) {
            return Item.parameter(column);
        }
        // Ids given as small constants would meet generated ones.
        return column.isAutoIncrement() ? new Item(column, chance.pick("NULL", "DEFAULT"), 0) : expression(column);
    }

    private Item expression(Column column) {
        return switch (chance.below(12)) {
            case 0 -> new Item(column, "DEFAULT", 0);
            case 1 -> new Item(column, "NULL", 0);
            case 2 -> new Item(column, "(?)", 1);
            // After a failure the ids of both sides differ, so only before there was one.
            case 3 -> new Item(column, made == 1 ? "LAST_INSERT_ID()" : "CONNECTION_ID() > 0", 0);
            case 4 -> new Item(column, "(SELECT MAX(id) FROM parent)", 0);
            case 5 -> new Item(column, "@calls := COALESCE(@calls, 0) + 1", 0);
            case 6 -> new Item(column, "COALESCE(?, ?)", 2);
            case 7 -> new Item(column, "/* ? */ ?", 1);
            default -> byType(column);
        };
    }

    private Item byType(Column column) {
        return switch (column.type().family()) {
            case INTEGER, DECIMAL, FLOATING_POINT, YEAR ->
                chance.coin() ? new Item(column, "? + 1", 1) : new Item(column, "- -5", 0);
            case TEXT ->
                chance.coin() ? new Item(column, "CONCAT(?, ')?')", 1) : new Item(column, "'it''s (?),; -- '", 0);
            case BINARY -> new Item(column, chance.pick("x'00FF'", "0x4A", "_binary'?'"), 0);
            case DATE, DATETIME, TIME ->
                new Item(column, chance.pick("NOW(6)", "CURRENT_TIMESTAMP", "{ts '2020-01-01 00:00:00'}"), 0);
            case BIT -> new Item(column, "b'1'", 0);
            case CHOICE -> new Item(column, "'b'", 0);
            case JSON -> new Item(column, "JSON_OBJECT('a', ?)", 1);
        };
    }

    private List<Item> onDuplicate() {
        Column column = chance.pick(changeable());
        String name = column.quoted();
        return List.of(
                switch (chance.below(6)) {
                    case 0 -> Item.parameter(column);
                    case 1 -> new Item(column, "VALUES(" + name + ")", 0);
                    case 2 -> new Item(column, name, 0);
                    case 3 ->
                        table.autoIncrement()
                                .map(id -> new Item(id, "LAST_INSERT_ID(" + id.quoted() + ")", 0))
                                .orElse(Item.parameter(column));
                    default -> new Item(column, "COALESCE(VALUES(" + name + "), " + name + ")", 0);
                });
    }

    private Form update() {
        List<Item> assignments = new ArrayList<>();
        for (Column column : changeable()) {
            if (assignments.isEmpty() || chance.oneIn(3)) {
                assignments.add(chance.oneIn(6) ? new Item(column, column.quoted(), 0) : Item.parameter(column));
            }
        }
        return new Form(
                Kind.UPDATE, "UPDATE", assignments, List.of(Item.parameter(chance.pick(changeable()))), dress());
    }

    private Form delete() {
        return new Form(
                Kind.DELETE, "DELETE FROM", List.of(), List.of(Item.parameter(chance.pick(changeable()))), dress());
    }

    /** Columns whose values do not depend on the server's counter, or all if there is no other. */
    private List<Column> changeable() {
        List<Column> columns = table.columns().stream()
                .filter(column -> !column.isAutoIncrement() && column.role() != Column.Role.GENERATED)
                .toList();
        return columns.isEmpty() ? table.columns() : columns;
    }

    private Dress dress() {
        if (!chance.oneIn(4)) {
            return new Dress(mark, Dress.PLAIN.values(), "");
        }
        return new Dress(
                mark
                        + chance.pick(
                                "",
                                "",
                                "/* ? 'x' */ ",
                                "-- it's ?\n",
                                "# (\n",
                                "\t",
                                "/*+ MAX_EXECUTION_TIME(1000) */ "),
                chance.pick(" VALUES ", " VALUE ", "VALUES", " values\n", " VALUES /* ( */ "),
                chance.pick("", "", ";", " ; ", " -- end?", " # end", " /* ? */", "\n"));
    }
}
