package io.github.safeguardjdbc.testing.oracle;

import io.github.safeguardjdbc.testing.oracle.Column.Role;
import io.github.safeguardjdbc.testing.oracle.Table.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes random tables. */
final class TableGenerator {
    private static final List<SqlType> HEAVY =
            Arrays.stream(SqlType.values()).filter(SqlType::isHeavy).toList();
    private static final List<SqlType> KEYS = List.of(
            SqlType.INT,
            SqlType.BIGINT,
            SqlType.VARCHAR_40,
            SqlType.VARCHAR_40_LATIN1,
            SqlType.VARBINARY_60,
            SqlType.DECIMAL_10_2,
            SqlType.DATE);

    private final Chance chance;

    TableGenerator(Chance chance) {
        this.chance = chance;
    }

    Table next(String name) {
        boolean transactional = !chance.oneIn(15);
        List<Column> columns = new ArrayList<>();
        int count = chance.oneIn(20) ? chance.between(10, 40) : chance.between(1, 6);
        for (int i = 0; i < count; i++) {
            columns.add(ordinary(name("c", i), chance.pick(SqlType.values())));
        }
        if (chance.coin()) {
            columns.add(ordinary(name("fat", 0), chance.pick(HEAVY)));
        }
        addKeys(columns);
        return new Table(
                tableName(name),
                columns,
                transactional ? "InnoDB" : "MyISAM",
                chance.oneIn(3),
                chance.oneIn(12) ? chance.pick(Trigger.values()) : Trigger.NONE);
    }

    private void addKeys(List<Column> columns) {
        boolean autoIncrement = chance.oneIn(2);
        if (autoIncrement) {
            SqlType type = chance.pick(
                    SqlType.INT, SqlType.INT, SqlType.BIGINT, SqlType.BIGINT_UNSIGNED, SqlType.INT_UNSIGNED);
            insert(columns, new Column(chance.pick("id", "ID", "select"), type, Role.AUTO_INCREMENT, true, null));
        }
        if (chance.oneIn(autoIncrement ? 12 : 3)) {
            insert(columns, new Column(name("pk", 0), chance.pick(KEYS), Role.PRIMARY, true, null));
        }
        for (int i = 0; chance.oneIn(3) && i < 3; i++) {
            insert(columns, new Column(name("u", i), chance.pick(KEYS), Role.UNIQUE, chance.oneIn(3), null));
        }
        if (chance.oneIn(6)) {
            insert(columns, new Column("parent_id", SqlType.INT, Role.FOREIGN_KEY, chance.oneIn(4), null));
        }
        if (chance.oneIn(8)) {
            insert(columns, new Column("small", SqlType.INT, Role.CHECKED, chance.coin(), null));
        }
        if (chance.oneIn(15)) {
            insert(columns, new Column("computed", SqlType.INT, Role.GENERATED, false, null));
        }
    }

    /** Mostly where people put it, in front. */
    private void insert(List<Column> columns, Column column) {
        columns.add(chance.oneIn(4) ? chance.below(columns.size() + 1) : 0, column);
    }

    private Column ordinary(String name, SqlType type) {
        boolean notNull = chance.oneIn(3);
        return new Column(name, type, Role.NONE, notNull, chance.oneIn(4) ? defaultValue(type) : null);
    }

    private @Nullable String defaultValue(SqlType type) {
        return switch (type.family()) {
            case INTEGER, DECIMAL, FLOATING_POINT, YEAR -> "7";
            case DATE -> "'2020-02-29'";
            case DATETIME -> chance.coin() ? "'2020-02-29 12:13:14'" : "CURRENT_TIMESTAMP" + fraction(type);
            case TIME -> "'12:13:14'";
            case BIT -> "b'1'";
            case CHOICE -> type == SqlType.ENUM ? "'red'" : "'b'";
            // Some of these types take no default.
            case TEXT, BINARY, JSON -> null;
        };
    }

    private static String fraction(SqlType type) {
        int parenthesis = type.declaration().indexOf('(');
        return parenthesis < 0 ? "" : type.declaration().substring(parenthesis);
    }

    private String name(String base, int number) {
        return switch (chance.below(12)) {
            case 0 -> base + " `" + number + "`";
            case 1 -> "values" + number + base;
            case 2 -> base.toUpperCase(java.util.Locale.ROOT) + number;
            case 3 -> "\u00fc?" + base + number;
            default -> base + number;
        };
    }

    private String tableName(String base) {
        return switch (chance.below(8)) {
            case 0 -> base + " values (";
            case 1 -> base + "`'x";
            case 2 -> base + "\u00e4?";
            default -> base;
        };
    }
}
