package io.github.safeguardjdbc.testing.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A random table.
 *
 * @param name without quotes, new for each table
 * @param engine InnoDB or MyISAM
 * @param oneKey true if all UNIQUE columns make one key together
 */
record Table(String name, List<Column> columns, String engine, boolean oneKey, Trigger trigger) {
    static final int PARENTS = 20;
    static final int CHECKED_BELOW = 1000;

    /** What runs before each row that is inserted. */
    enum Trigger {
        NONE(""),
        CHANGES_THE_ROW("SET NEW.%s = COALESCE(NEW.%<s, 'nothing')"),
        WRITES_A_LOG("INSERT INTO log (at_call) VALUES (1)"),
        COUNTS_ITS_LOG("INSERT INTO log (at_call) SELECT COUNT(*) FROM log AS earlier"),
        REJECTS_SOME("BEGIN INSERT INTO log (at_call) VALUES (1); IF (SELECT COUNT(*) FROM log) %% 7 = 3 THEN "
                + "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'not this one'; END IF; END");

        private final String body;

        Trigger(String body) {
            this.body = body;
        }
    }

    Table {
        columns = List.copyOf(columns);
    }

    String quoted() {
        return '`' + name.replace("`", "``") + '`';
    }

    boolean isTransactional() {
        return engine.equals("InnoDB");
    }

    Optional<Column> autoIncrement() {
        return columns.stream().filter(Column::isAutoIncrement).findFirst();
    }

    Table without(Column column) {
        return new Table(
                name, columns.stream().filter(other -> !other.equals(column)).toList(), engine, oneKey, trigger);
    }

    Table with(Trigger other) {
        return new Table(name, columns, engine, oneKey, other);
    }

    /** The statements that create it. */
    List<String> creation() {
        List<String> statements = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        columns.forEach(column -> parts.add(column.definition()));
        parts.addAll(constraints());
        statements.add("CREATE TABLE " + quoted() + " (" + String.join(", ", parts) + ") ENGINE=" + engine);
        if (trigger != Trigger.NONE) {
            statements.add("CREATE TRIGGER `on " + name.replace("`", "``") + "` BEFORE INSERT ON " + quoted()
                    + " FOR EACH ROW " + String.format(trigger.body, changed().quoted()));
        }
        return statements;
    }

    /** The column that a trigger changes: text if there is any. */
    private Column changed() {
        return columns.stream()
                .filter(column -> column.type().family() == SqlType.Family.TEXT)
                .findFirst()
                .orElse(columns.get(columns.size() - 1));
    }

    private boolean hasPrimary() {
        return columns.stream().anyMatch(column -> column.role() == Column.Role.PRIMARY);
    }

    private List<String> constraints() {
        List<String> parts = new ArrayList<>();
        List<String> unique = new ArrayList<>();
        for (Column column : columns) {
            switch (column.role()) {
                case PRIMARY -> parts.add("PRIMARY KEY (" + column.quoted() + ")");
                case AUTO_INCREMENT -> parts.add((hasPrimary() ? "KEY (" : "PRIMARY KEY (") + column.quoted() + ")");
                case UNIQUE -> unique.add(column.quoted());
                case FOREIGN_KEY -> parts.add("FOREIGN KEY (" + column.quoted() + ") REFERENCES parent (id)");
                case CHECKED -> parts.add("CHECK (" + column.quoted() + " < " + CHECKED_BELOW + ")");
                case NONE, GENERATED -> {}
            }
        }
        if (oneKey && !unique.isEmpty()) {
            parts.add("UNIQUE KEY (" + String.join(", ", unique) + ")");
        } else {
            unique.forEach(name -> parts.add("UNIQUE KEY (" + name + ")"));
        }
        return parts;
    }
}
