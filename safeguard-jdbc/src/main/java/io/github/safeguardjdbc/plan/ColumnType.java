package io.github.safeguardjdbc.plan;

import java.util.Locale;

/** The family of a column's declared type, as far as it decides how a parameter is converted. */
public enum ColumnType {
    INTEGER,
    DECIMAL,
    FLOATING_POINT,
    CHARACTER,
    BINARY,
    DATE,
    DATETIME,
    OTHER;

    /**
     * The family of a type as {@code SHOW COLUMNS} writes it.
     *
     * @param declared e.g. {@code varchar(20)} or {@code bigint unsigned}
     */
    public static ColumnType of(String declared) {
        int end = 0;
        while (end < declared.length() && Character.isLetter(declared.charAt(end))) {
            end++;
        }
        return switch (declared.substring(0, end).toLowerCase(Locale.ROOT)) {
            case "tinyint", "smallint", "mediumint", "int", "bigint" -> INTEGER;
            case "decimal" -> DECIMAL;
            case "float", "double" -> FLOATING_POINT;
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext" -> CHARACTER;
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> BINARY;
            case "date" -> DATE;
            case "datetime", "timestamp" -> DATETIME;
            default -> OTHER;
        };
    }
}
