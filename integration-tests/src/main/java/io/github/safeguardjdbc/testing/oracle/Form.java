package io.github.safeguardjdbc.testing.oracle;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A statement with parameters, in the parts that a table's columns account for.
 *
 * @param head what stands before the table's name
 * @param items the inserted values, or the assignments of SET
 * @param tail the assignments of ON DUPLICATE KEY UPDATE, or the conditions of WHERE
 * @param dress what means nothing
 */
record Form(Kind kind, String head, List<Item> items, List<Item> tail, Dress dress) {

    enum Kind {
        /** {@code INSERT INTO t (a, b) VALUES (?, ?)}. */
        VALUES,
        /** {@code INSERT INTO t VALUES (?, ?)}: an item for each column of the table. */
        VALUES_WITHOUT_COLUMNS,
        /** {@code INSERT INTO t (a, b) VALUES (?, ?), (?, ?)}. */
        TWO_ROWS,
        /** {@code INSERT INTO t SET a = ?}. */
        SET,
        /** {@code INSERT INTO t (a, b) SELECT ?, ? FROM parent LIMIT 2}. */
        SELECT,
        UPDATE,
        DELETE
    }

    /**
     * A column and the expression for it.
     *
     * @param parameters how many {@code ?} are parameters in the expression
     */
    record Item(Column column, String expression, int parameters) {
        static Item parameter(Column column) {
            return new Item(column, "?", 1);
        }

        boolean isParameter() {
            return expression.equals("?");
        }

        private String assignment() {
            return column.quoted() + " = " + expression;
        }
    }

    /**
     * Spelling without meaning.
     *
     * @param before a comment before the statement
     * @param values the keyword with the space around it
     * @param after a comment or semicolon behind the statement
     */
    record Dress(String before, String values, String after) {
        static final Dress PLAIN = new Dress("", " VALUES ", "");
    }

    Form {
        items = List.copyOf(items);
        tail = List.copyOf(tail);
    }

    /** True if it adds rows. */
    boolean inserts() {
        return kind != Kind.UPDATE && kind != Kind.DELETE;
    }

    /** True if one of its rows may change, replace or ignore a row. */
    boolean isUpsert() {
        return inserts() && (!tail.isEmpty() || head.contains("IGNORE") || head.startsWith("REPLACE"));
    }

    /** The column that each parameter is meant for. */
    List<Column> parameters() {
        Stream<Item> inOrder = kind == Kind.TWO_ROWS
                ? Stream.of(items, items, tail).flatMap(List::stream)
                : Stream.of(items, tail).flatMap(List::stream);
        return inOrder.flatMap(item -> Stream.generate(item::column).limit(item.parameters()))
                .toList();
    }

    String sql(Table table) {
        return dress.before + head + " " + body(table) + dress.after;
    }

    private String body(Table table) {
        return switch (kind) {
            case VALUES -> table.quoted() + names() + dress.values + tuple() + onDuplicate();
            case VALUES_WITHOUT_COLUMNS -> table.quoted() + dress.values + tuple() + onDuplicate();
            case TWO_ROWS -> table.quoted() + names() + dress.values + tuple() + ", " + tuple() + onDuplicate();
            case SET -> table.quoted() + " SET " + assignments(items, ", ") + onDuplicate();
            case SELECT ->
                table.quoted() + names() + " SELECT " + expressions() + " FROM parent WHERE id < 3" + onDuplicate();
            case UPDATE -> table.quoted() + " SET " + assignments(items, ", ") + " WHERE " + assignments(tail, " AND ");
            case DELETE -> table.quoted() + " WHERE " + assignments(tail, " AND ");
        };
    }

    private String names() {
        return items.stream().map(item -> item.column().quoted()).collect(Collectors.joining(", ", " (", ")"));
    }

    private String tuple() {
        return "(" + expressions() + ")";
    }

    private String expressions() {
        return items.stream().map(Item::expression).collect(Collectors.joining(", "));
    }

    private String onDuplicate() {
        return tail.isEmpty() ? "" : " ON DUPLICATE KEY UPDATE " + assignments(tail, ", ");
    }

    private static String assignments(List<Item> items, String separator) {
        return items.stream().map(Item::assignment).collect(Collectors.joining(separator));
    }

    /** The statement for a table that lacks a column, or null if nothing sensible is left of it. */
    @Nullable Form without(Column column) {
        List<Item> fewer = without(items, column);
        List<Item> shorter = without(tail, column);
        boolean lost = (fewer.isEmpty() && !items.isEmpty()) || (shorter.isEmpty() && !tail.isEmpty());
        return lost ? null : new Form(kind, head, fewer, shorter, dress);
    }

    private static List<Item> without(List<Item> items, Column column) {
        return items.stream().filter(item -> !item.column().equals(column)).toList();
    }

    Form with(Dress other) {
        return new Form(kind, head, items, tail, other);
    }
}
