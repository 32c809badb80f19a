package io.github.safeguardjdbc.testing.oracle;

import org.jspecify.annotations.Nullable;

/**
 * A column of a random table.
 *
 * @param name without quotes
 * @param role what else is required of its values
 * @param defaultValue an SQL expression
 */
record Column(
        String name,
        SqlType type,
        Role role,
        boolean notNull,
        @Nullable String defaultValue) {

    /** What the table requires of a column's values. */
    enum Role {
        NONE,
        /** The table's AUTO_INCREMENT column, and its primary key if there is no other. */
        AUTO_INCREMENT,
        /** The primary key. */
        PRIMARY,
        /** A unique key of its own. */
        UNIQUE,
        /** A reference to {@code parent}, which has the ids 1 to {@link Table#PARENTS}. */
        FOREIGN_KEY,
        /** Less than {@link Table#CHECKED_BELOW}, as far as the version knows CHECK. */
        CHECKED,
        /** Computed by the server. */
        GENERATED
    }

    /** The name as SQL has it. */
    String quoted() {
        return '`' + name.replace("`", "``") + '`';
    }

    boolean isUnique() {
        return role == Role.PRIMARY || role == Role.UNIQUE;
    }

    boolean isAutoIncrement() {
        return role == Role.AUTO_INCREMENT;
    }

    String definition() {
        StringBuilder sql = new StringBuilder(quoted()).append(' ').append(type.declaration());
        if (role == Role.GENERATED) {
            return sql.append(" GENERATED ALWAYS AS (1 + 1) STORED").toString();
        }
        sql.append(notNull ? " NOT NULL" : " NULL");
        if (isAutoIncrement()) {
            sql.append(" AUTO_INCREMENT");
        }
        if (defaultValue != null) {
            sql.append(" DEFAULT ").append(defaultValue);
        }
        return sql.toString();
    }
}
